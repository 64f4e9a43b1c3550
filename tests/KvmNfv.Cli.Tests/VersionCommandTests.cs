using KvmNfv.Libvirt;

namespace KvmNfv.Cli.Tests;

public sealed class VersionCommandTests
{
    [Test]
    public async Task Version_without_a_uri_shows_tool_and_library_only()
    {
        var run = await ToolRun.RunAsync(["version"]);
        Assert.That(run.ExitCode, Is.Zero);
        Assert.That(run.Lines, Has.Length.EqualTo(2));
        Assert.That(run.Lines[0], Does.Match(@"^kvmnfv +\d+\.\d+\.\d+"));
        Assert.That(run.Lines[1], Is.EqualTo($"libvirt     {LibvirtLibrary.Version}"));
    }

    [Test]
    public async Task Version_with_a_uri_names_server_and_hypervisor()
    {
        var run = await ToolRun.OnTestDriverAsync("version", "-o", "json");
        var server = run.Json.GetProperty("server");
        Assert.That(server.GetProperty("uri").GetString(), Is.EqualTo("test:///default"));
        Assert.That(server.GetProperty("libvirt").GetString(), Is.EqualTo(LibvirtLibrary.Version.ToString()));
        Assert.That(server.GetProperty("hypervisor").GetString(), Is.EqualTo("TEST"));
    }

    [Test]
    public void Installed_version_told_from_the_file_is_the_library_s_own()
    {
        if (InstalledLibvirt.TryFromFile(Environment.GetEnvironmentVariable("LD_LIBRARY_PATH")) is not { } told)
            Assert.Ignore("libvirt's file is not in a folder of the common distributions, or in several: the tool asks the library itself.");
        else
            Assert.That(told, Is.EqualTo(LibvirtLibrary.Version));
    }

    [TestCase("libvirt.so.0.9000.0", "9.0.0")]
    [TestCase("libvirt.so.0.11003.2", "11.3.2")]
    [TestCase("libvirt.so.0", null)]
    [TestCase("libvirt.so.0.x.1", null)]
    [TestCase("libvirt-qemu.so.0.9000.0", null)]
    public void File_name_is_read_as_a_version_or_not_at_all(string file, string? version) =>
        Assert.That(InstalledLibvirt.Parse(file)?.ToString(), Is.EqualTo(version));
}
