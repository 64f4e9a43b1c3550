using System.Diagnostics;

namespace KvmNfv.LibvirtXml.Tests.Support;

/// <summary>libvirt's own test documents: <c>shared/corpus/libvirt-xml.tar.xz</c> beside the repository, unpacked once per run.</summary>
internal static class Corpus
{
    private static readonly Lazy<string?> s_root = new(Unpack);

    /// <summary>The folder of the solution; null when the tests run somewhere else.</summary>
    internal static string? Repository { get; } = FindRepository();

    internal static string? Shared { get; } = FindShared();

    /// <summary>All XML files of the corpus, or of one kind; skips the test when the corpus is not there.</summary>
    internal static IReadOnlyList<string> Files(string? kind = null)
    {
        if (s_root.Value is not { } root)
        {
            Assert.Ignore("The corpus of libvirt's test documents (shared/corpus/libvirt-xml.tar.xz) is not there.");
            throw new UnreachableException();
        }

        return [.. Directory.EnumerateFiles(kind is null ? root : Path.Combine(root, kind), "*.xml", SearchOption.AllDirectories)
            .Where(file => new FileInfo(file).Length > 0).Order(StringComparer.Ordinal)];
    }

    internal static string Name(string file) => Path.GetRelativePath(s_root.Value!, file);

    /// <summary>The folder of RELAX NG schemas of a libvirt release; skips the test when it is not there.</summary>
    internal static string Schemas(string version)
    {
        var folder = Path.Combine(Shared ?? "", "libvirt", version, "schemas");
        if (!Directory.Exists(folder))
            Assert.Ignore($"libvirt's schemas (shared/libvirt/{version}/schemas) are not there.");
        return folder;
    }

    private static string? FindShared()
    {
        if (Environment.GetEnvironmentVariable("KVMNFV_SHARED") is { Length: > 0 } given)
            return given;
        return Repository is { } repository ? Path.GetFullPath(Path.Combine(repository, "..", "shared")) : null;
    }

    private static string? FindRepository()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "KvmNfv.Sdk.sln")))
                return at.FullName;
        }

        return null;
    }

    private static string? Unpack()
    {
        var archive = Path.Combine(Shared ?? "", "corpus", "libvirt-xml.tar.xz");
        if (!File.Exists(archive))
            return null;
        var target = Path.Combine(Path.GetTempPath(), $"kvmnfv-corpus-{File.GetLastWriteTimeUtc(archive).Ticks:x}");
        if (Directory.Exists(target))
            return target;
        var staging = Directory.CreateTempSubdirectory("kvmnfv-corpus-").FullName;
        using var tar = Process.Start("tar", ["-xf", archive, "-C", staging]);
        tar.WaitForExit();
        Assert.That(tar.ExitCode, Is.Zero, $"tar could not unpack {archive}.");
        try
        {
            Directory.Move(staging, target);
        }
        catch (IOException) when (Directory.Exists(target))
        {
            Directory.Delete(staging, recursive: true);
        }

        return target;
    }
}
