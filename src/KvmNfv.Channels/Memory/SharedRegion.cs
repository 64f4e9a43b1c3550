using KvmNfv.Channels.Interop;
using Microsoft.Win32.SafeHandles;

namespace KvmNfv.Channels;

/// <summary>Memory that two ends of a channel share, mapped into this process.</summary>
/// <remarks>Memory of an untrusted peer must be sealed (<see cref="IsSealed"/>): whoever holds an unsealed file can shrink it, and the next access beyond its end kills
/// the process with SIGBUS, which managed code can't catch. Thread-safe; unmapped when disposed, which channels over it put off until no burst is open.</remarks>
// SAFETY: the mapping is Size bytes long and stays until Dispose; the constructor alone sets both.
public sealed unsafe class SharedRegion : IDisposable
{
    private readonly SafeFileHandle? _file;
    private readonly bool _isBorrowed;
    private byte* _address;
    private int _unmapped;

    internal SharedRegion(SafeFileHandle? file, byte* address, long size, bool isSealed, bool isBorrowed = false)
    {
        _isBorrowed = isBorrowed;
        _file = file;
        _address = address;
        Size = size;
        IsSealed = isSealed;
    }

    /// <summary>Gives the memory back if nobody disposed it.</summary>
    ~SharedRegion() => Unmap();

    /// <summary>Its bytes.</summary>
    public long Size { get; }

    /// <summary>Whether nobody can change its size any more.</summary>
    public bool IsSealed { get; }

    internal byte* Address => _address != null ? _address : throw new ObjectDisposedException(nameof(SharedRegion));

    internal SafeFileHandle? File => _file;

    /// <summary>Makes zeroed memory in a memfd whose size is sealed, to be passed to a peer.</summary>
    /// <param name="size">At least this many bytes; rounded up to whole pages.</param>
    /// <param name="options">Page size and memory node.</param>
    /// <exception cref="ChannelException">There isn't enough memory, or no huge page is free.</exception>
    public static SharedRegion Create(long size, SharedRegionOptions? options = null) => RegionFactory.CreateSealed(size, options ?? new());

    /// <summary>Makes a new file of zeros, readable and writable for this user only, for example under /dev/shm or on a hugetlbfs.</summary>
    /// <exception cref="IOException">It exists already, or can't be made.</exception>
    public static SharedRegion CreateFile(string path, long size, SharedRegionOptions? options = null) => RegionFactory.CreateFile(path, size, options ?? new());

    /// <summary>Maps a file that another process made. A file isn't sealed, so whoever may write it is trusted not to shrink it.</summary>
    /// <exception cref="ChannelException">It belongs to another user than this process's and root, or others may write it.</exception>
    public static SharedRegion OpenFile(string path) => RegionFactory.OpenFile(path);

    /// <summary>Maps memory that a peer passed; takes the descriptor over, also on failure.</summary>
    internal static SharedRegion FromPeer(SafeFileHandle file) => RegionFactory.FromPeer(file);

    /// <summary>Memory that something else maps and unmaps, such as a device's BAR; it must stay until every channel over it is disposed.</summary>
    internal static SharedRegion Borrow(byte* address, long size) => new(null, address, size, isSealed: true, isBorrowed: true);

    /// <summary>Unmaps the memory; spans over it are invalid then.</summary>
    public void Dispose()
    {
        Unmap();
        GC.SuppressFinalize(this);
    }

    private void Unmap()
    {
        if (Interlocked.Exchange(ref _unmapped, 1) != 0)
            return;
        var mapped = _address;
        _address = null;
        if (!_isBorrowed)
            _ = Libc.Unmap(mapped, (nuint)Size);
        _file?.Dispose();
    }
}
