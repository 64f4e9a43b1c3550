namespace KvmNfv.Tests;

/// <summary>Where the repository is, and the data folder that may stand beside it.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>A path in the folder <c>shared</c> beside the repository; the test is skipped where there is none.</summary>
    public static string Shared(params string[] parts)
    {
        var shared = Environment.GetEnvironmentVariable("KVMNFV_SHARED") ?? Path.Combine(Root, "..", "shared");
        var path = Path.GetFullPath(Path.Combine([shared, .. parts]));
        if (!Path.Exists(path))
            Assert.Ignore($"The test data {string.Join('/', parts)} is not beside the repository (../shared, or KVMNFV_SHARED).");
        return path;
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "KvmNfv.Sdk.sln")))
                return folder.FullName;
        }
        throw new DirectoryNotFoundException("No folder above the tests holds KvmNfv.Sdk.sln.");
    }
}
