using System.Runtime.InteropServices;
using System.Text;
using KvmNfv.Sdk.Channels;

namespace KvmNfv.Sdk.Interop;

/// <summary>What statx(2) says of a path; .NET tells no owner. Its structure is the same on all architectures.</summary>
internal static class FileStatus
{
    // AT_SYMLINK_NOFOLLOW; STATX_BASIC_STATS.
    private const int NoFollow = 0x100;
    private const uint BasicStatistics = 0x7ff;

    // inode(7): S_IFMT and its values.
    private const int TypeMask = 0xF000, Socket = 0xC000, Regular = 0x8000, Folder = 0x4000;

    /// <summary>Reads it; what can't be reached counts as missing.</summary>
    // SAFETY: struct statx has 256 bytes; the offsets are those of linux/stat.h. The path ends with a zero.
    public static unsafe ChannelFile Read(string path)
    {
        var status = stackalloc byte[256];
        fixed (byte* text = Encoding.UTF8.GetBytes(path + '\0'))
        {
            if (LibC.Status(LibC.CurrentFolder, text, NoFollow, BasicStatistics, status) != 0)
                return ChannelFile.Missing with { Path = path };
        }

        int mode = *(ushort*)(status + 28);
        var kind = (mode & TypeMask) switch
        {
            Socket => ChannelFileKind.Socket, Regular => ChannelFileKind.File, Folder => ChannelFileKind.Folder, _ => ChannelFileKind.Other,
        };
        return new ChannelFile(path, kind)
        {
            Links = *(uint*)(status + 16), OwnerId = *(uint*)(status + 20), GroupId = *(uint*)(status + 24), Mode = (UnixFileMode)(mode & 0xFFF), Size = *(ulong*)(status + 40),
        };
    }
}
