using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace KvmNfv.Channels.VhostUser;

/// <summary>One message as it came: header, payload and the file descriptors, which are closed with it unless taken.</summary>
internal sealed class VhostUserMessage(VhostUserHeader header, byte[] payload, List<SafeFileHandle> descriptors) : IDisposable
{
    public VhostUserRequest Request => (VhostUserRequest)header.Request;

    public VhostUserHeader Header => header;

    public bool NeedsReply => (header.Flags & VhostUserHeader.NeedReply) != 0;

    public ReadOnlySpan<byte> Payload => payload;

    public int DescriptorCount => descriptors.Count;

    /// <summary>The payload as a structure of exactly its size.</summary>
    public T Read<T>() where T : unmanaged => payload.Length == Unsafe.SizeOf<T>() ? MemoryMarshal.Read<T>(payload)
        : throw Violation($"has {payload.Length} bytes, not {Unsafe.SizeOf<T>()}");

    /// <summary>Takes a descriptor out, which the caller owns then.</summary>
    public SafeFileHandle Take(int index)
    {
        var descriptor = descriptors[index];
        descriptors[index] = new(-1, ownsHandle: false);
        return descriptor;
    }

    /// <summary>Refuses a message with another number of descriptors.</summary>
    public void RequireDescriptors(int count)
    {
        if (descriptors.Count != count)
            throw Violation($"came with {descriptors.Count} file descriptors, not {count}");
    }

    /// <summary>What to throw when the message breaks the protocol.</summary>
    public ChannelException Violation(string what) => new(ChannelFault.PeerViolation, $"vhost-user message {Request} ({header.Request}) {what}.");

    public void Dispose()
    {
        foreach (var descriptor in descriptors)
            descriptor.Dispose();
    }
}
