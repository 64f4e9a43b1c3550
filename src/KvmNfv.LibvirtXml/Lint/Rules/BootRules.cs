namespace KvmNfv.LibvirtXml.Lint.Rules;

/// <summary>Boot order either by kind or by device, each place once (<c>virDomainDefBootPostParse</c>, <c>virDomainDefBootOrderPostParse</c> in libvirt).</summary>
internal static class BootRules
{
    internal static void Check(LintContext context)
    {
        var seen = new HashSet<uint>();
        foreach (var device in AllDevices.Of(context.Domain.Devices).Where(static device => device.Boot.Order is not null))
        {
            if (device.Boot.Order == 0)
                context.Report(LintRules.BootOrder, device.Boot, "The place in the boot order is 0.", "Count from 1.");
            else if (!seen.Add(device.Boot.Order!.Value))
                context.Report(LintRules.BootOrder, device.Boot, $"Another device has place {device.Boot.Order} in the boot order.", "Make it unique.");
        }

        if (seen.Count > 0 && context.Domain.Os.BootDevices.Count > 0)
            context.Report(LintRules.BootBoth, context.Domain.Os, "There is a boot order by kind and one by device.", "Take os/boot or the devices' boot out.");
        if (context.Domain.Os.Kernel is null && (context.Domain.Os.InitialRamDisk is not null || context.Domain.Os.CommandLine is not null)
            && context.Domain.Os.Type.Value == "hvm")
            context.Report(LintRules.Kernel, context.Domain.Os, "initrd and cmdline have no effect without a kernel.", "Set kernel.");
    }
}
