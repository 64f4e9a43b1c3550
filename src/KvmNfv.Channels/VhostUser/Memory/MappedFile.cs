using KvmNfv.Channels.Interop;
using Microsoft.Win32.SafeHandles;

namespace KvmNfv.Channels.VhostUser;

/// <summary>A part of a file that a peer sent, mapped for reading and writing, guarded against truncation.</summary>
// SAFETY: the mapping covers what Start and Length say and lives until Dispose; the file's size was checked against both.
internal sealed unsafe class MappedFile : IDisposable
{
    private const ulong RegularFile = 0x8000, FileTypeMask = 0xf000;

    private readonly byte* _base;
    private readonly nuint _mapped;
    private readonly int _guard;
    private int _disposed;

    /// <summary>Maps <paramref name="length"/> bytes from <paramref name="offset"/>.</summary>
    /// <param name="file">The file; still the caller's.</param>
    /// <param name="offset">Need not be a multiple of the page size.</param>
    /// <param name="length">More than 0.</param>
    /// <param name="what">For messages: what is mapped.</param>
    /// <exception cref="ChannelException">The range is not inside the file, or the file can't be mapped safely.</exception>
    public MappedFile(SafeFileHandle file, ulong offset, ulong length, string what)
    {
        var (size, mode, block, device, inode) = FileStatus.Of(file);
        if ((mode & FileTypeMask) != RegularFile)
            throw Bad($"{what}: the descriptor is no memory file.");
        // The block size is the page size of huge pages, to which offset and length must be rounded.
        if (block < 4096 || !ulong.IsPow2(block))
            block = 4096;
        // 64-bit sums that can't wrap: a peer chooses both numbers.
        if (length == 0 || offset > size || length > size - offset)
            throw Bad($"{what}: offset {offset:#x} + length {length:#x} is not inside the file of {size:#x} bytes.");
        IsSealed = PeerFileCalls.GetSeals(file) is var seals && seals > 0 && (seals & PeerFileCalls.SealShrink) != 0;
        if (!IsSealed && !TruncationGuard.IsSupported)
            throw Bad($"{what}: the file is not sealed against shrinking, and this architecture has no guard: use memfd memory with seals (QEMU's default).");

        var start = offset & ~(block - 1);
        var end = offset + length;
        var rounded = end > ulong.MaxValue - block ? end : (end + block - 1) & ~(block - 1);
        _mapped = checked((nuint)(rounded - start));
        var mapped = (byte*)PeerFileCalls.MapMemory(null, _mapped, PeerFileCalls.ProtectRead | PeerFileCalls.ProtectWrite, PeerFileCalls.MapShared, (int)file.DangerousGetHandle(), (long)start);
        if ((nint)mapped == -1)
            throw Libc.Failure($"mmap of {what}");
        _base = mapped;
        Start = mapped + (offset - start);
        Length = length;
        Identity = (device, inode);
        _guard = -1;
        if (!TruncationGuard.IsSupported)
            return;
        try
        {
            _guard = TruncationGuard.Add(mapped, _mapped);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The first byte asked for.</summary>
    public byte* Start { get; }

    public ulong Length { get; }

    /// <summary>Whether the peer can't shrink the file (F_SEAL_SHRINK of fcntl(2)).</summary>
    public bool IsSealed { get; }

    /// <summary>Device and inode: the same file is the same guest.</summary>
    public (ulong Device, ulong Inode) Identity { get; }

    /// <summary>Whether the peer truncated the file and the memory was taken over with zeros.</summary>
    public bool WasTruncated => _guard >= 0 && TruncationGuard.Faults(_guard) != 0;

    ~MappedFile() => Unmap();

    public void Dispose()
    {
        Unmap();
        GC.SuppressFinalize(this);
    }

    private void Unmap()
    {
        // A constructor that failed has mapped nothing.
        if (_base == null || Interlocked.Exchange(ref _disposed, 1) != 0)
            return;
        if (_guard >= 0)
            TruncationGuard.Remove(_guard);
        _ = PeerFileCalls.UnmapMemory(_base, _mapped);
    }

    private static ChannelException Bad(string message) => new(ChannelFault.BadMemory, message);
}
