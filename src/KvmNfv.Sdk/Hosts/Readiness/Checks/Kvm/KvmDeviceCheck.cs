namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>V01: KVM is there, on bare metal.</summary>
internal sealed class KvmDeviceCheck() : ReadinessCheck(new("V01", "KVM on bare metal (/dev/kvm)", CheckSeverity.Critical)
{
    Wanted = "/dev/kvm, and no hypervisor below",
    Reason = "Without KVM guests are emulated; under another hypervisor each exit is several, and nothing bounds when that one runs this machine.",
    Reads = "/dev/kvm, /proc/cpuinfo (hypervisor)",
    Source = "Documentation/virt/kvm/api.rst",
    Scope = CheckScope.Host,
})
{
    public override CheckFinding Evaluate(CheckContext host)
    {
        var devices = host.List("/dev");
        if (devices.Count == 0)
            return host.Unknown("/dev is not to be seen: a recording without it.");
        var there = devices.Contains("kvm");
        host.AddEvidence("/dev#kvm", there ? "present" : null);
        if (!there)
            return host.Bad("There is no /dev/kvm.");
        // Processors other than x86 don't tell whether they are virtual.
        if (!host.CpuInfo.IsX86)
            return host.Pass("KVM is there.");
        var below = host.CpuInfo.Has("hypervisor");
        host.AddEvidence("/proc/cpuinfo#hypervisor", below ? "present" : null);
        return below ? host.Bad("KVM is there, but a hypervisor is below: guests run nested.", Remedy.Manual("Run real-time and packet guests on bare metal.")) : host.Pass("KVM is there, on bare metal.");
    }

    public override IEnumerable<Remedy> Remedies(CheckContext host) =>
    [
        Remedy.Firmware("VT-x / SVM: Enabled", "Switch virtualisation on in the firmware."),
        Remedy.Command($"modprobe {KvmModule.OfVendor(host) ?? KvmModule.Common}", "Load KVM."),
    ];
}
