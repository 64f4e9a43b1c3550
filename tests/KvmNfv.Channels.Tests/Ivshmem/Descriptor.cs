namespace KvmNfv.Channels.Tests;

/// <summary>This process's open descriptors of the kinds that peers can cost: sockets, eventfds, memory, devices. Assemblies, which .NET keeps open, come whenever they are needed.</summary>
internal static class Descriptor
{
    private static readonly string[] s_kinds = ["socket:", "anon_inode:", "/memfd:", "/dev/null"];

    public static int Count() => Directory.GetFileSystemEntries("/proc/self/fd").Select(f => new FileInfo(f).LinkTarget ?? "")
        .Count(t => s_kinds.Any(k => t.StartsWith(k, StringComparison.Ordinal)));

    /// <summary>Whether there are at most this many soon; a server's thread closes its own in its own time.</summary>
    public static bool Settles(int most) => SpinWait.SpinUntil(() => Count() <= most, TimeSpan.FromSeconds(10));
}
