namespace KvmNfv.Sdk.Tests.Hosts.Readiness;

/// <content>What L checks read.</content>
internal sealed partial class FakeHost
{
    /// <summary>What libvirt has cached of a QEMU.</summary>
    public FakeHost QemuCapabilities(string name, long libvirt, long qemu) =>
        With($"/var/cache/libvirt/qemu/capabilities/{name}.xml", $"<qemuCaps>\n  <emulator>/usr/bin/qemu-system-x86_64</emulator>\n  <selfvers>{libvirt}</selfvers>\n  <version>{qemu}</version>\n</qemuCaps>");

    private static void AddLibvirt(FakeHost host) => host.QemuCapabilities("3c76bc41d59c0c7314b1ae8e63f4f765d2cf16abaeea081b3ca1f5d8732f7bb1", 11_003_000, 10_000_002)
        .With("/sys/fs/cgroup/machine.slice/cpuset.cpus.effective", "0-7")
        .With("/proc/sys/kernel/perf_event_paranoid", "2");
}
