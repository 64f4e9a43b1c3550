using KvmNfv.Sdk.Hosts;
using KvmNfv.Sdk.Interop;

namespace KvmNfv.Sdk.Channels;

/// <summary>Looks at this machine's files and sockets.</summary>
internal static class ChannelFiles
{
    /// <summary>What is at a path, and at each folder above it.</summary>
    public static IEnumerable<ChannelFile> Read(string path, ISet<string> listening)
    {
        for (var at = path; at is not null; at = Path.GetDirectoryName(at))
        {
            var file = FileStatus.Read(at);
            yield return file with { Listening = file.Kind == ChannelFileKind.Socket && listening.Contains(at) };
        }
    }

    /// <summary>Paths that somebody listens on, in this network namespace.</summary>
    public static HashSet<string> Listening(IHostFiles files)
    {
        // /proc/net/unix: Num RefCount Protocol Flags Type St Inode Path; flag 00010000 is __SO_ACCEPTCON (net/unix/af_unix.c).
        const int Flags = 3, PathColumn = 7;
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var line in (files.ReadText("/proc/net/unix", 1 << 26) ?? "").Split('\n').Skip(1))
        {
            if (line.Split(' ', PathColumn + 1, StringSplitOptions.RemoveEmptyEntries) is { Length: PathColumn + 1 } columns && columns[Flags] == "00010000")
                found.Add(columns[PathColumn]);
        }

        return found;
    }
}
