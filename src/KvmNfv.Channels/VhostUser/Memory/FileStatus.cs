using KvmNfv.Channels.Interop;
using Microsoft.Win32.SafeHandles;

namespace KvmNfv.Channels.VhostUser;

/// <summary>What statx(2) says of an open file. Unlike fstat's, its structure is the same on all architectures.</summary>
internal static class FileStatus
{
    // AT_EMPTY_PATH; STATX_BASIC_STATS.
    private const int EmptyPath = 0x1000;
    private const uint BasicStatistics = 0x7ff;

    // SAFETY: struct statx has 256 bytes; the offsets are those of linux/stat.h.
    public static unsafe (ulong Size, uint Mode, ulong Block, ulong Device, ulong Inode) Of(SafeFileHandle file)
    {
        var status = stackalloc byte[256];
        byte empty = 0;
        Libc.Check(PeerFileCalls.Status((int)file.DangerousGetHandle(), &empty, EmptyPath, BasicStatistics, status), "statx");
        return (*(ulong*)(status + 40), *(ushort*)(status + 28), *(uint*)(status + 4), *(ulong*)(status + 136), *(ulong*)(status + 32));
    }
}
