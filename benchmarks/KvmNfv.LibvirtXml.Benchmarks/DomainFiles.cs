using System.Diagnostics;

namespace KvmNfv.LibvirtXml.Benchmarks;

/// <summary>The domain documents of libvirt's test corpus, as text in memory.</summary>
internal static class DomainFiles
{
    internal static string DefaultFolder()
    {
        var shared = Environment.GetEnvironmentVariable("KVMNFV_SHARED");
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); shared is null && at is not null; at = at.Parent)
            shared = File.Exists(Path.Combine(at.FullName, "KvmNfv.Sdk.sln")) ? Path.Combine(at.FullName, "..", "shared") : null;
        var archive = Path.Combine(shared ?? "", "corpus", "libvirt-xml.tar.xz");
        if (!File.Exists(archive))
            throw new FileNotFoundException($"libvirt's test documents are not there: {archive}. Name a folder of domain documents instead.");
        var target = Directory.CreateTempSubdirectory("kvmnfv-bench-").FullName;
        using var tar = Process.Start("tar", ["-xf", archive, "-C", target, "./domain"]);
        tar.WaitForExit();
        return target;
    }

    internal static IReadOnlyList<string> Texts(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*.xml", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(File.ReadAllText)
            .Where(IsDomain)];

    private static bool IsDomain(string text)
    {
        try
        {
            return LibvirtDocument.Parse(text) is DomainDocument;
        }
        catch (LibvirtXmlException)
        {
            return false;
        }
    }
}
