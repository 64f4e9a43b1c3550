namespace KvmNfv.Sdk.Hosts.Tuning;

/// <summary>The firmware's settings, which no program can check from here.</summary>
internal sealed class FirmwareArea : ITuningArea
{
    public IEnumerable<TuningStep> Steps(TuningContext context)
    {
        // A virtual machine's firmware sets none of this; that of the machine below does.
        if (context.Cpu?.Has("hypervisor") == true || context.Host.SystemVendor == "QEMU")
            yield break;
        var settings = FirmwareSettings.For(context);
        if (settings.Count == 0)
            yield break;
        var machine = string.Join(' ', new[] { context.Host.SystemVendor, context.Host.Product }.OfType<string>());
        var width = settings.Max(s => s.Name.Length);
        var values = settings.Max(s => s.Value.Length);
        yield return new TuningStep
        {
            Id = "firmware.settings",
            Title = machine.Length > 0 ? $"Firmware of the {machine}" : "Firmware",
            Stage = TuningStage.Firmware,
            Current = context.Host.FirmwareVersion is { } version ? $"version {version}; its settings can't be read from here" : null,
            Wanted = "the settings below",
            Reason = "The firmware decides on sleep states, frequencies and system management interrupts before Linux is asked; what it does can't be undone later. "
                + "Names differ between versions: where one is missing, look for the same thing under another name.",
            RebootNeeded = true,
            Risk = TuningRisk.Medium,
            RiskReason = "More power and heat. Note the old settings first, or save them as a profile.",
            Mends = ["P22", "P05", "P10", "P16"],
            Snippets = [new("text", string.Join('\n', settings.Select(s => $"{s.Name.PadRight(width)}  {s.Value.PadRight(values)}  {s.Why}")))],
            Undo = "Load the noted settings, or the firmware's defaults.",
        };
    }
}
