using System.Diagnostics;

namespace KvmNfv.Hosts.Benchmarks;

/// <summary>Recorded hosts, unpacked in a folder that goes again, and one large host that is made up.</summary>
internal sealed class HostTrees : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("kvmnfv-hosts-").FullName;

    public List<(string Name, string Root)> Roots { get; } = [];

    public static HostTrees Unpack(string filter)
    {
        var trees = new HostTrees();
        foreach (var archive in Archives().Where(a => a.Contains(filter, StringComparison.Ordinal)))
        {
            var name = Path.GetFileName(archive)[..^".tar.xz".Length];
            var root = Directory.CreateDirectory(Path.Combine(trees._folder, name)).FullName;
            using var tar = Process.Start("tar", ["-xJf", archive, "-C", root]);
            tar.WaitForExit();
            if (tar.ExitCode == 0)
                trees.Roots.Add((name, root));
            else
                Console.Error.WriteLine($"warning: tar could not unpack {archive}; it is left out");
        }

        if (LargeHost.Name.Contains(filter, StringComparison.Ordinal))
        {
            var root = Path.Combine(trees._folder, "large");
            LargeHost.Write(root);
            trees.Roots.Add((LargeHost.Name, root));
        }

        return trees;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static IEnumerable<string> Archives()
    {
        var shared = Environment.GetEnvironmentVariable("KVMNFV_SHARED") is { Length: > 0 } named ? [named] : Candidates();
        var folder = shared.Select(s => Path.Combine(s, "topologies", "recorded")).FirstOrDefault(Directory.Exists);
        if (folder is null)
            Console.Error.WriteLine("warning: no recorded hosts beside the repository (KVMNFV_SHARED may name their folder); only the made-up one is measured");
        return folder is null ? [] : Directory.GetFiles(folder, "*.tar.xz").Order(StringComparer.Ordinal);
    }

    private static IEnumerable<string> Candidates()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            yield return Path.Combine(folder.FullName, "shared");
    }
}
