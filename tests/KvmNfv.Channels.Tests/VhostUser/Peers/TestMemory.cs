using KvmNfv.Channels.Interop;
using KvmNfv.Channels.VhostUser;
using Microsoft.Win32.SafeHandles;

namespace KvmNfv.Channels.Tests.VhostUser;

/// <summary>A guest's memory as its VMM has it: a memory file, mapped, with an allocator.</summary>
internal sealed unsafe class TestMemory : IDisposable
{
    private ulong _next;

    public TestMemory(ulong size = 4 << 20, ulong guestAddress = 0x1_0000_0000, bool isSealed = true)
    {
        Size = size;
        GuestAddress = guestAddress;
        File = PeerFileCalls.CreateMemoryFile("guest"u8, (long)size, isSealed);
        Host = (byte*)PeerFileCalls.MapMemory(null, (nuint)size, PeerFileCalls.ProtectRead | PeerFileCalls.ProtectWrite, PeerFileCalls.MapShared, (int)File.DangerousGetHandle(), 0);
        Assert.That((nint)Host, Is.Not.EqualTo((nint)(-1)));
    }

    public SafeFileHandle File { get; }

    public ulong Size { get; }

    public ulong GuestAddress { get; }

    /// <summary>What the front-end calls its own addresses; never the real ones, so that nobody can take one for the other.</summary>
    public ulong UserAddress => GuestAddress + 0x5000_0000_0000;

    public byte* Host { get; }

    public MemoryRegionDescription Description => new(GuestAddress, Size, UserAddress, 0);

    public ulong Allocate(ulong size, ulong alignment = 16)
    {
        _next = (_next + alignment - 1) & ~(alignment - 1);
        var at = _next;
        _next += size;
        Assert.That(_next, Is.LessThanOrEqualTo(Size), "The test's guest memory is too small.");
        return GuestAddress + at;
    }

    public byte* At(ulong guestAddress) => Host + (guestAddress - GuestAddress);

    public ulong User(ulong guestAddress) => UserAddress + (guestAddress - GuestAddress);

    public Span<byte> Bytes(ulong guestAddress, int length) => new(At(guestAddress), length);

    public void Dispose()
    {
        _ = PeerFileCalls.UnmapMemory(Host, (nuint)Size);
        File.Dispose();
    }
}
