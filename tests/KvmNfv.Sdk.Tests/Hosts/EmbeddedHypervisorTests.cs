using KvmNfv.Libvirt;
using KvmNfv.Sdk.Hosts;

namespace KvmNfv.Sdk.Tests.Hosts;

/// <summary>Libvirt allows a process one root, so all of these share the temporary one.</summary>
[NonParallelizable]
public sealed class EmbeddedHypervisorTests
{
    [SetUp]
    public void Need_QEMU()
    {
        if (!File.Exists("/usr/bin/qemu-system-x86_64"))
            Assert.Ignore("qemu-system-x86 is not installed.");
    }

    [Test]
    public async Task Temporary_root_goes_with_its_guests()
    {
        string root;
        int qemu;
        await using (var hypervisor = await EmbeddedHypervisor.StartAsync())
        {
            root = hypervisor.Root;
            using var domain = await hypervisor.Connection.CreateDomainAsync(Idle);
            qemu = hypervisor.FindProcess("idle") ?? 0;
            Assert.That(Directory.Exists($"/proc/{qemu}"));
            Assert.That(File.GetUnixFileMode(root), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute));
        }

        Assert.That(Directory.Exists(root), Is.False);
        Assert.That(Directory.Exists($"/proc/{qemu}"), Is.False);
    }

    [Test]
    public async Task Disposed_hypervisor_can_be_started_again()
    {
        for (var i = 0; i < 2; i++)
        {
            await using var hypervisor = await EmbeddedHypervisor.StartAsync();
            Assert.That(hypervisor.Connection.HypervisorType, Is.EqualTo("QEMU"));
            Assert.That(hypervisor.FindProcess("nobody"), Is.Null);
        }
    }

    [Test]
    public async Task Second_root_in_the_process_is_refused_with_the_rule()
    {
        await using var hypervisor = await EmbeddedHypervisor.StartAsync();
        var error = await Assert.ThrowsAsync<EmbeddedHypervisorException>(() => EmbeddedHypervisor.StartAsync(new() { Root = "/tmp/kvmnfv-other" }));
        Assert.That(error!.Message, Does.Contain("one root a process").And.Contain(hypervisor.Root));
        Assert.That(Directory.Exists("/tmp/kvmnfv-other"), Is.False);
        error = await Assert.ThrowsAsync<EmbeddedHypervisorException>(() => EmbeddedHypervisor.StartAsync());
        Assert.That(error!.Message, Does.Contain("share it, or dispose it"));
    }

    [TestCase("relative/root", "absolute")]
    [TestCase("/tmp/a-root-with-a-name-so-long-that-no-socket-fits-in-it", "longer than")]
    public async Task Unusable_root_is_refused_before_libvirt_sees_it(string root, string says)
    {
        var error = await Assert.ThrowsAsync<EmbeddedHypervisorException>(() => EmbeddedHypervisor.StartAsync(new() { Root = root }));
        Assert.That(error!.Message, Does.Contain(says));
    }

    // Emulated, without a system to boot: QEMU itself is all that is needed here.
    private const string Idle = """
        <domain type='qemu'>
          <name>idle</name>
          <memory unit='MiB'>32</memory>
          <vcpu>1</vcpu>
          <os><type arch='x86_64' machine='pc'>hvm</type></os>
          <devices><controller type='usb' model='none'/><memballoon model='none'/></devices>
        </domain>
        """;
}
