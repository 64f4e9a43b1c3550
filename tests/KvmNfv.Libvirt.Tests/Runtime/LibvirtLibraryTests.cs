namespace KvmNfv.Libvirt.Tests.Runtime;

public sealed class LibvirtLibraryTests
{
    [Test]
    public void Library_tells_its_version_and_what_it_has() => Assert.Multiple(() =>
    {
        Assert.That(LibvirtLibrary.IsInstalled);
        Assert.That(LibvirtLibrary.Supports(new LibvirtVersion(1, 2, 0)));
        Assert.That(LibvirtLibrary.Supports(new LibvirtVersion(99, 0, 0)), Is.False);
        Assert.That(LibvirtLibrary.Supports("virDomainMigrate3"));
        Assert.That(LibvirtLibrary.Supports("virAdmConnectOpen"));
        Assert.That(LibvirtLibrary.Supports("virNothing"), Is.False);
    });

    [TestCase("9.0.0", 9, 0, 0)]
    [TestCase("12.8", 12, 8, 0)]
    public void Versions_are_read(string text, int major, int minor, int release) =>
        Assert.That(LibvirtVersion.Parse(text), Is.EqualTo(new LibvirtVersion(major, minor, release)));

    [TestCase("")]
    [TestCase("9.x")]
    [TestCase("1.2.3.4")]
    public void Text_that_is_no_version_is_refused(string text) => Assert.Throws<FormatException>(() => LibvirtVersion.Parse(text));

    [Test]
    public void Versions_are_ordered() => Assert.Multiple(() =>
    {
        Assert.That(new LibvirtVersion(9, 10, 0) > new LibvirtVersion(9, 2, 5));
        Assert.That(LibvirtVersion.FromNumber(11_003_002).ToString(), Is.EqualTo("11.3.2"));
    });
}
