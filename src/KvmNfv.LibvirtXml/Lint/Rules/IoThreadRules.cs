namespace KvmNfv.LibvirtXml.Lint.Rules;

/// <summary>IO threads that are named must exist (<c>virDomainIOThreadPinDefParseXML</c>, <c>qemuDomainValidateIothreadMapping</c> in libvirt).</summary>
internal static class IoThreadRules
{
    internal static void Check(LintContext context)
    {
        var known = context.IoThreads;
        var domain = context.Domain;
        foreach (var thread in domain.IoThreadIds.Items.Where(static thread => thread.Id is null or 0))
            context.Report(LintRules.IoThreadId, thread, "The IO thread has no number from 1 up.", "Set id.");
        foreach (var pin in domain.CpuTune.IoThreadPins)
            Known(context, known, pin, pin.IoThread);
        foreach (var disk in domain.Devices.Disks)
        {
            Known(context, known, disk.Driver, disk.Driver.IoThread, required: false);
            foreach (var thread in disk.Driver.IoThreads.Items)
                Known(context, known, thread, thread.Id);
        }

        foreach (var controller in domain.Devices.Controllers)
            Known(context, known, controller.Driver, controller.Driver.IoThread, required: false);
    }

    private static void Known(LintContext context, HashSet<uint> known, Element at, uint? id, bool required = true)
    {
        if (id is null ? required : !known.Contains(id.Value))
            context.Report(LintRules.IoThread, at, $"It names IO thread {id?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "(none)"}, which the guest does not have.", "Raise iothreads or list it in iothreadids.");
    }
}
