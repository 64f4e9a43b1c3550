using KvmNfv.Sdk.Hosts;

namespace KvmNfv.Sdk.Tests.Hosts;

[TestFixture(true)]
[TestFixture(false)]
internal sealed class HostFilesTests(bool kernel)
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
        var files = Open(_root);
        Assert.That(files.ReadText("/sys/b/x"), Is.Null);
        Assert.That(files.ReadText("/sys/a/x/y"), Is.Null);
        Assert.That(files.List("/nowhere"), Is.Empty);
    }

    [TestCase("/sys/../../secret")]
    [TestCase("/../secret")]
    public void Dots_do_not_lead_out_of_the_root(string path) => Assert.That(Open(_root).ReadText(path), Is.Null);

    [TestCase("../../../secret")]
    [TestCase("/secret")]
    public void Link_out_of_the_root_stays_inside_it(string target)
    {
        File.CreateSymbolicLink(Path.Combine(_root, "sys/a/link"), target);
        Assert.That(Open(_root).ReadText("/sys/a/link"), Is.Null);
    }

    [Test]
    public void Links_inside_the_root_are_followed()
    {
        Directory.CreateSymbolicLink(Path.Combine(_root, "sys/relative"), "a");
        Directory.CreateSymbolicLink(Path.Combine(_root, "absolute"), "/sys/relative");
        var files = Open(_root);
        Assert.That(files.ReadText("/absolute/x"), Is.EqualTo("inside\n"));
        Assert.That(files.List("/absolute"), Is.EqualTo(new[] { "x" }));
    }

    [Test]
    public void Link_to_itself_is_refused()
    {
        File.CreateSymbolicLink(Path.Combine(_root, "sys/loop"), "loop");
        Assert.That(() => Open(_root).ReadText("/sys/loop"), Throws.InstanceOf<InvalidDataException>().With.Message.Contains("symbolic links"));
    }

    [Test]
    public void Long_file_is_refused_not_cut()
    {
        File.WriteAllText(Path.Combine(_root, "sys/a/long"), new string('1', 5000));
        var files = Open(_root);
        Assert.That(files.ReadText("/sys/a/long", 5001), Has.Length.EqualTo(5000));
        Assert.That(() => files.ReadText("/sys/a/long", 4999), Throws.InstanceOf<InvalidDataException>().With.Message.Contains("/sys/a/long"));
    }

    [Test]
    public void Relative_path_and_missing_root_are_misuse()
    {
        Assert.That(() => Open(_root).ReadText("sys/a/x"), Throws.ArgumentException);
        Assert.That(() => Open(Path.Combine(_base, "none")), Throws.InstanceOf<DirectoryNotFoundException>());
    }

    [Test]
    public void Link_is_read_as_written_and_a_file_is_none()
    {
        Directory.CreateSymbolicLink(Path.Combine(_root, "sys/link"), "../x/driver");
        var files = Open(_root);
        Assert.That(files.ReadLink("/sys/link"), Is.EqualTo("../x/driver"));
        Assert.That(files.ReadLink("/sys/a/x"), Is.Null);
        Assert.That(files.ReadLink("/sys/a"), Is.Null);
        Assert.That(files.ReadLink("/sys/none"), Is.Null);
    }

    [Test]
    public void Folder_is_no_file_and_a_file_is_no_folder()
    {
        var files = Open(_root);
        Assert.That(files.ReadText("/sys/a"), Is.Null);
        Assert.That(files.List("/sys/a/x"), Is.Empty);
    }

    [Test]
    public void Host_is_found_below_the_folder_named()
    {
        Assert.That(Open(_base).ReadText("/sys/a/x"), Is.EqualTo("inside\n"));
        Directory.CreateDirectory(Path.Combine(_base, "other/sys"));
        Assert.That(() => Open(_base), Throws.InstanceOf<InvalidDataException>().With.Message.Contains("several hosts"));
    }

    [Test]
    public void Recording_of_sys_devices_alone_is_a_host()
    {
        var folder = Path.Combine(_base, "libvirt");
        Directory.CreateDirectory(Path.Combine(folder, "system/cpu/cpu0"));
        Directory.CreateDirectory(Path.Combine(folder, "resctrl/info"));
        File.WriteAllText(Path.Combine(folder, "system/cpu/online"), "0\n");
        var files = Open(folder);
        Assert.That(files.ReadText("/sys/devices/system/cpu/online"), Is.EqualTo("0\n"));
        Assert.That(files.List("/sys/fs/resctrl"), Is.EqualTo(new[] { "info" }));
        Assert.That(files.ReadText("/proc/cmdline"), Is.Null);
    }

    private HostFiles Open(string root) => new(root, kernel ? KernelOnly : r => new ManagedRootFolder(r));

    private static KernelRootFolder KernelOnly(string root)
    {
        if (KernelRootFolder.TryOpen(root) is { } folder)
            return folder;
        Assert.Ignore("This kernel has no openat2(2), or a sandbox forbids it.");
        return null!;
    }
}
