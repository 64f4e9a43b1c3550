namespace KvmNfv.Sdk.Tests;

/// <summary>The folder of recorded hosts beside the repository; not part of it, so tests that need it are skipped where it is absent.</summary>
internal static class SharedFolder
{
    public static string? Path { get; } = Find();

    public static string Require(string relative)
    {
        var path = Path is null ? null : System.IO.Path.Combine(Path, relative);
        if (path is null || (!File.Exists(path) && !Directory.Exists(path)))
            Assert.Ignore($"shared/{relative} is not beside the repository (KVMNFV_SHARED may name the folder).");
        return path!;
    }

    public static IEnumerable<string> Names(string relative, string ending)
    {
        var folder = Path is null ? null : System.IO.Path.Combine(Path, relative);
        return folder is null || !Directory.Exists(folder)
            ? []
            : Directory.GetFiles(folder, "*" + ending).Select(f => System.IO.Path.GetFileName(f)[..^ending.Length]).Order(StringComparer.Ordinal);
    }

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("KVMNFV_SHARED") is { Length: > 0 } named)
            return Directory.Exists(named) ? named : null;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "KvmNfv.Sdk.sln")))
            {
                // The repository may itself be a worktree one folder deeper.
                return new[] { "../shared", "../../shared" }.Select(s => System.IO.Path.GetFullPath(System.IO.Path.Combine(folder.FullName, s)))
                    .FirstOrDefault(Directory.Exists);
            }
        }

        return null;
    }
}
