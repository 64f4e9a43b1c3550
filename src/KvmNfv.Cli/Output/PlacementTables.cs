using KvmNfv.Sdk.Placement;

namespace KvmNfv.Cli.Output;

/// <summary>Plans and refusals as tables for people.</summary>
internal static class PlacementTables
{
    public static void Write(CliConsole console, PlacementResult result, bool explain)
    {
        if (result is PlacementPlan plan)
            Plan(console, plan, explain);
        else
            Refusal(console, (PlacementRefusal)result);
    }

    private static void Plan(CliConsole console, PlacementPlan plan, bool explain)
    {
        string[] headings = ["WHAT", "ROLE", "WHERE", .. explain ? new[] { "WHY" } : []];
        console.Out.WriteLine(Printable.Line($"{plan.Vnf} fits."));
        console.WriteTable(headings, Rows(plan).Select(r => (IReadOnlyList<string>)(explain ? [r.What, r.Role, r.Where, r.Why] : [r.What, r.Role, r.Where])));
        console.Out.WriteLine();
    }

    private static IEnumerable<(string What, string Role, string Where, string Why)> Rows(PlacementPlan plan)
    {
        foreach (var cell in plan.Cells)
        {
            yield return ($"cell {Quantity.Number(cell.Cell)}", Quantity.Memory(cell.Memory.KiB), $"node {Quantity.Number(cell.Node)}", cell.NodeReason.Text);
            yield return ("", "pages", $"{Quantity.Memory(cell.PageSize.KiB)}{(cell.HugePages ? " huge" : "")}", cell.PageReason.Text);
        }

        foreach (var vcpu in plan.VCpus)
            yield return ($"vCPU {Quantity.Number(vcpu.VCpu)}", PlacementWords.Role(vcpu.Role) + (vcpu.FifoPriority is { } fifo ? $" FIFO {Quantity.Number(fifo)}" : ""), Cpus(vcpu.Cpus), vcpu.Reason.Text);
        yield return ("emulator", plan.Emulator.Exclusive ? "own CPU" : "", Cpus(plan.Emulator.Cpus), plan.Emulator.Reason.Text);
        foreach (var thread in plan.IoThreads)
            yield return ($"IOThread {Quantity.Number(thread.Id)}", thread.Exclusive ? "own CPU" : "", Cpus(thread.Cpus), thread.Reason.Text);
        foreach (var device in plan.Devices)
            yield return (device.Name, "device", $"{device.Address}{(device.Node is { } node ? $" on node {Quantity.Number(node)}" : "")}", device.Reason.Text);
        foreach (var share in plan.Shares)
            yield return ($"share of vCPU {share.VCpus}", "", string.Join(", ", share.Caches.Select(c => $"L{c.Level} {c.CacheId}: {c.Ways} ways").Concat(share.Bandwidths.Select(b => $"bandwidth {b.ControllerId}: {b.Percent} %"))), share.Reason.Text);
        if (!plan.IdleCpus.IsEmpty)
            yield return ("kept empty", "", Cpus(plan.IdleCpus), "Siblings of exclusive CPUs that nobody else may use.");
    }

    private static void Refusal(CliConsole console, PlacementRefusal refusal)
    {
        console.Out.WriteLine(Printable.Line($"{refusal.Vnf} does not fit:"));
        foreach (var (failed, i) in refusal.Failed.Select((f, i) => (f, i + 1)))
            console.Out.WriteLine(Printable.Line($"  {Quantity.Number(i)}. {failed.Text}"));
        console.Out.WriteLine(Printable.Line(refusal.SmallestChange is { } change ? $"The smallest change that fits: {change.Text}" : "No change of the profile or the host was found that makes it fit."));
        foreach (var other in refusal.OtherChanges)
            console.Out.WriteLine(Printable.Line($"Or: {other.Text}"));
        console.Out.WriteLine();
    }

    private static string Cpus(KvmNfv.LibvirtXml.CpuSet cpus) => $"CPU {cpus}";
}
