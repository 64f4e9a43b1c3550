using KvmNfv.Sdk.Placement;

namespace KvmNfv.Samples.Placement;

/// <summary>A placement as people read it; programs read its JSON.</summary>
internal static class Answer
{
    public static void Print(PlacementResult result)
    {
        Console.WriteLine();
        switch (result)
        {
            case PlacementPlan plan:
                Plan(plan);
                break;
            case PlacementRefusal refusal:
                Refusal(refusal);
                break;
        }
    }

    private static void Plan(PlacementPlan plan)
    {
        Console.WriteLine($"{plan.Vnf}: placed");
        foreach (var vcpu in plan.VCpus)
            Console.WriteLine($"  vCPU {vcpu.VCpu} ({vcpu.Role}) on CPU {vcpu.Cpus}{(vcpu.FifoPriority is { } p ? $", fifo {p}" : "")}: {vcpu.Reason.Text}");
        Console.WriteLine($"  emulator on CPU {plan.Emulator.Cpus}: {plan.Emulator.Reason.Text}");
        foreach (var cell in plan.Cells)
            Console.WriteLine($"  cell {cell.Cell} on node {cell.Node}, {cell.Memory} in pages of {cell.PageSize}: {cell.PageReason.Text}");
    }

    private static void Refusal(PlacementRefusal refusal)
    {
        Console.WriteLine($"{refusal.Vnf}: refused");
        foreach (var failed in refusal.Failed)
            Console.WriteLine($"  {failed.Text}");
        foreach (var change in new[] { refusal.SmallestChange }.OfType<PlacementChange>().Concat(refusal.OtherChanges))
            Console.WriteLine($"  would fit: {change.Text}");
    }
}
