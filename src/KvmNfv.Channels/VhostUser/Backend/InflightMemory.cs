using KvmNfv.Channels.Interop;
using Microsoft.Win32.SafeHandles;

namespace KvmNfv.Channels.VhostUser;

/// <summary>The journals of one device's rings in memory that the front-end keeps while back-ends come and go (vhost-user, "Inflight I/O tracking", leaves the layout to
/// the back-end): one page for each ring.</summary>
/// <remarks>Only written while rings run. What a front-end made of it is looked at once, by <see cref="PackedRecovery"/>, which believes no number in it.</remarks>
// SAFETY: the mapping has a page for each of Queues until Dispose, which follows the stop of all queues.
internal sealed unsafe class InflightMemory : IDisposable
{
    private readonly MappedFile _file;

    /// <exception cref="ChannelException">The file has no room for as many rings.</exception>
    public InflightMemory(SafeFileHandle file, InflightDescription description)
    {
        if (description.Size != SizeFor(description.Queues))
            throw new ChannelException(ChannelFault.BadMemory, $"Memory of what is in flight: {description.Size} bytes for {description.Queues} queues; this back-end gave {SizeFor(description.Queues)}.");
        _file = new(file, description.Offset, description.Size, "memory of what is in flight");
        Queues = description.Queues;
    }

    public int Queues { get; }

    public static ulong SizeFor(int queues) => (ulong)(queues * RingJournal.Size);

    /// <summary>Zeroed memory, for the front-end to keep.</summary>
    public static SafeFileHandle Create(int queues) => PeerFileCalls.CreateMemoryFile("kvmnfv-inflight"u8, (long)SizeFor(queues));

    /// <summary>The journal of one ring in one guest's memory.</summary>
    public RingJournal For(int ring, (ulong Device, ulong Inode) file, ulong guestAddress) => RingJournal.At(_file.Start, ring, file, guestAddress);

    public void Dispose() => _file.Dispose();
}
