using KvmNfv.LibvirtXml;

namespace KvmNfv.Cli.Commands;

/// <summary>A file that the command line named, itself or by its folder; "-" is standard input.</summary>
/// <param name="Name">As the user knows it.</param>
/// <param name="Open">Opens it for reading.</param>
internal sealed record XmlFile(string Name, Func<Stream> Open)
{
    /// <summary>The files under what was named, folders searched for *.xml in order of their names; not through symbolic links to folders.</summary>
    /// <exception cref="CliException">A folder has no such file in it.</exception>
    public static IEnumerable<XmlFile> Of(IEnumerable<string> paths, CliConsole console) => paths.SelectMany(path => Of(path, console));

    /// <summary>The files under one path.</summary>
    public static IReadOnlyList<XmlFile> Of(string path, CliConsole console)
    {
        if (path == "-")
            return [new("-", console.OpenInput)];
        if (!Directory.Exists(path))
            return [new(path, () => File.OpenRead(path))];
        var files = Under(path).Select(file => new XmlFile(file, () => File.OpenRead(file))).ToList();
        return files.Count > 0 ? files : throw new CliException($"there is no *.xml file under {path}");
    }

    /// <summary>Reads a document of any kind.</summary>
    public Element Load()
    {
        using var stream = Open();
        return LibvirtDocument.Load(stream);
    }

    private static IEnumerable<string> Under(string folder) => Directory.EnumerateFiles(folder, "*.xml")
        .Concat(Directory.EnumerateDirectories(folder).Where(static d => new DirectoryInfo(d).LinkTarget is null).SelectMany(Under))
        .Order(StringComparer.Ordinal);
}
