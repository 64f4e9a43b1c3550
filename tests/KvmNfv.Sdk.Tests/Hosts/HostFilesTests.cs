using KvmNfv.Sdk.Hosts;

namespace KvmNfv.Sdk.Tests.Hosts;

internal sealed class HostFilesTests
{
    private string _base = "";
    private string _root = "";

    [SetUp]
    public void MakeTree()
    {
        _base = Directory.CreateTempSubdirectory("kvmnfv-files-").FullName;
        _root = Path.Combine(_base, "root");
        Directory.CreateDirectory(Path.Combine(_root, "sys/a"));
        File.WriteAllText(Path.Combine(_base, "secret"), "outside");
        File.WriteAllText(Path.Combine(_root, "sys/a/x"), "inside\n");
    }

    [TearDown]
    public void Remove() => Directory.Delete(_base, recursive: true);

    [Test]
    public void Missing_file_is_null_and_missing_folder_is_empty()
    {
        var files = new HostFiles(_root);
        Assert.That(files.ReadText("/sys/b/x"), Is.Null);
        Assert.That(files.ReadText("/sys/a/x/y"), Is.Null);
        Assert.That(files.List("/nowhere"), Is.Empty);
    }

    [TestCase("/sys/../../secret")]
    [TestCase("/../secret")]
    public void Dots_do_not_lead_out_of_the_root(string path) => Assert.That(new HostFiles(_root).ReadText(path), Is.Null);

    [TestCase("../../../secret")]
    [TestCase("/secret")]
    public void Link_out_of_the_root_stays_inside_it(string target)
    {
        File.CreateSymbolicLink(Path.Combine(_root, "sys/a/link"), target);
        Assert.That(new HostFiles(_root).ReadText("/sys/a/link"), Is.Null);
    }

    [Test]
    public void Links_inside_the_root_are_followed()
    {
        Directory.CreateSymbolicLink(Path.Combine(_root, "sys/relative"), "a");
        Directory.CreateSymbolicLink(Path.Combine(_root, "absolute"), "/sys/relative");
        var files = new HostFiles(_root);
        Assert.That(files.ReadText("/absolute/x"), Is.EqualTo("inside\n"));
        Assert.That(files.List("/absolute"), Is.EqualTo(new[] { "x" }));
    }

    [Test]
    public void Link_to_itself_is_refused()
    {
        File.CreateSymbolicLink(Path.Combine(_root, "sys/loop"), "loop");
        Assert.That(() => new HostFiles(_root).ReadText("/sys/loop"), Throws.InstanceOf<InvalidDataException>().With.Message.Contains("symbolic links"));
    }

    [Test]
    public void Long_file_is_refused_not_cut()
    {
        File.WriteAllText(Path.Combine(_root, "sys/a/long"), new string('1', 5000));
        var files = new HostFiles(_root);
        Assert.That(files.ReadText("/sys/a/long", 5001), Has.Length.EqualTo(5000));
        Assert.That(() => files.ReadText("/sys/a/long", 4999), Throws.InstanceOf<InvalidDataException>().With.Message.Contains("/sys/a/long"));
    }

    [Test]
    public void Relative_path_and_missing_root_are_misuse()
    {
        Assert.That(() => new HostFiles(_root).ReadText("sys/a/x"), Throws.ArgumentException);
        Assert.That(() => new HostFiles(Path.Combine(_base, "none")), Throws.InstanceOf<DirectoryNotFoundException>());
    }
}
