namespace KvmNfv.Sdk.Hosts.Readiness.Checks;

/// <summary>P22: what to look at in the firmware of this vendor. Never a pass, since nothing shows the settings.</summary>
internal sealed class FirmwareAdviceCheck() : ReadinessCheck(new("P22", "firmware settings", CheckSeverity.High)
{
    Wanted = "performance profile, no C-states, no SMI sources, virtualisation and SR-IOV on, NUMA split as planned",
    Reason = "What firmware does can't be mended above it, and its defaults save power.",
    Reads = "/sys/class/dmi/id/{sys_vendor,product_name,bios_version,bios_date}",
    Source = "FDio/csit docs (BIOS of its test beds); DPDK doc/guides/linux_gsg/nic_perf_intel_platform.rst; the vendors' low-latency guides",
    Scope = CheckScope.Host,
})
{
    private const string Folder = "/sys/class/dmi/id";

    public override CheckFinding Evaluate(CheckContext host)
    {
        var vendor = host.Text($"{Folder}/sys_vendor");
        if (vendor is null)
        {
            return Processor.Other(host, "The machine's firmware has no DMI tables, or a recording left them out; settings are those of its board.")
                ?? host.Unknown("Firmware's settings can't be read, and nothing tells whose it is; dmidecode -t 0,1 as root may.");
        }

        var product = host.Text($"{Folder}/product_name");
        var version = host.Text($"{Folder}/bios_version");
        var date = host.Text($"{Folder}/bios_date");
        if (host.CpuInfo.Has("hypervisor"))
            return host.NotApplicable("A virtual machine's firmware sets none of it.");
        var (intel, amd) = (Processor.IsIntel(host), Processor.IsAmd(host));
        return host.Note($"{Printable.Bounded(vendor)} {Printable.Bounded(product)}, firmware {Printable.Bounded(version) ?? "unknown"} of {Printable.Bounded(date) ?? "unknown date"}: settings can't be read from Linux, so look at those listed.")
            with { Remedies = [.. FirmwareAdvice.For(vendor, intel, amd, host.IsRealtime)] };
    }

    public override IEnumerable<Remedy> Remedies(CheckContext host) => [];
}
