using Microsoft.Win32.SafeHandles;

namespace KvmNfv.Channels.VhostUser;

/// <summary>The bitmap in which a front-end learns what was written while it migrates its guest: one bit per 4096 bytes of guest-physical memory (vhost-user, "Migration").</summary>
// SAFETY: an index is checked against the bitmap's size before it is used; the bitmap stays mapped until Dispose.
internal sealed unsafe class DirtyLog(SafeFileHandle file, in LogDescription description) : IDisposable
{
    /// <summary>VHOST_LOG_PAGE.</summary>
    public const int PageSize = 4096;

    private readonly MappedFile _file = new(file, Aligned(description.Offset), description.Size, "The dirty log");

    /// <summary>Pages with a bit: only whole 32-bit words are used.</summary>
    private readonly ulong _pages = description.Size / sizeof(uint) * 32;

    /// <summary>Marks the pages of a range. Pages without a bit are left out, as the front-end doesn't want them.</summary>
    public void Mark(ulong guestAddress, ulong length)
    {
        if (length == 0)
            return;
        var last = guestAddress > ulong.MaxValue - (length - 1) ? ulong.MaxValue : guestAddress + (length - 1);
        var end = Math.Min(last / PageSize, _pages - 1);
        for (var page = guestAddress / PageSize; page <= end && page < _pages; page++)
        {
            // Never "look first": the locked instruction also keeps the data written before it from passing the mark, which the front-end's exchange of the word pairs with.
            Interlocked.Or(ref ((uint*)_file.Start)[page / 32], 1u << (int)(page % 32));
        }
    }

    private static ulong Aligned(ulong offset) => offset % sizeof(ulong) == 0 ? offset
        : throw new ChannelException(ChannelFault.PeerViolation, $"The dirty log's offset {offset:#x} is no multiple of {sizeof(ulong)}.");

    public void Dispose() => _file.Dispose();
}
