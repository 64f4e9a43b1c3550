using Microsoft.Win32.SafeHandles;

namespace KvmNfv.Channels.VhostUser;

/// <summary>One region of a guest's memory, mapped here. Shared by successive <see cref="GuestMemory"/> tables; unmapped with the last.</summary>
internal sealed class GuestMemoryRegion : IDisposable
{
    private readonly MappedFile _file;
    private int _references = 1;

    /// <exception cref="ChannelException">The description overflows, or doesn't fit the file.</exception>
    public GuestMemoryRegion(in MemoryRegionDescription description, SafeFileHandle file)
    {
        Description = description;
        if (description.Size == 0 || description.GuestAddress > ulong.MaxValue - description.Size || description.UserAddress > ulong.MaxValue - description.Size)
            throw new ChannelException(ChannelFault.PeerViolation, $"Memory region {description}: empty, or it goes beyond the last address.");
        _file = new(file, description.FileOffset, description.Size, $"Memory region {description}");
    }

    public MemoryRegionDescription Description { get; }

    /// <summary>Where the region begins in this process.</summary>
    // SAFETY: whoever takes the pointer holds a reference.
    public unsafe byte* Start => _file.Start;

    public (ulong Device, ulong Inode) Identity => _file.Identity;

    public bool WasTruncated => _file.WasTruncated;

    public GuestMemoryRegion Share()
    {
        Interlocked.Increment(ref _references);
        return this;
    }

    public void Dispose()
    {
        if (Interlocked.Decrement(ref _references) == 0)
            _file.Dispose();
    }
}
