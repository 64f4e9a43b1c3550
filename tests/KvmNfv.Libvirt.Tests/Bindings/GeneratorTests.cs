using KvmNfv.Libvirt.Generator;
using KvmNfv.Tests;

namespace KvmNfv.Libvirt.Tests.Bindings;

public sealed class GeneratorTests
{
    private static readonly string s_library = Path.Combine(Repository.Root, "src", "KvmNfv.Libvirt");

    [Test]
    public void Regenerating_from_the_newest_description_changes_nothing()
    {
        var files = BindingGenerator.Generate(ApiFolders.Of("v12.8.0"), MapFolder);
        var committed = BindingGenerator.Folders.SelectMany(f => Directory.GetFiles(Path.Combine(s_library, f)))
            .Select(f => Path.GetRelativePath(s_library, f));
        Assert.That(committed, Is.EquivalentTo(files.Keys));
        Assert.Multiple(() =>
        {
            foreach (var (path, text) in files)
                Assert.That(File.ReadAllText(Path.Combine(s_library, path)), Is.EqualTo(text), path);
        });
    }

    [Test]
    public void Every_generated_file_says_how_to_make_it_again()
    {
        foreach (var file in BindingGenerator.Folders.SelectMany(f => Directory.GetFiles(Path.Combine(s_library, f))))
            Assert.That(File.ReadLines(file).First(), Does.Contain("dotnet run --project src/KvmNfv.Libvirt.Generator"), file);
    }

    internal static string MapFolder => Path.Combine(Repository.Root, "src", "KvmNfv.Libvirt.Generator", "Map");
}
