using System.Globalization;

namespace KvmNfv.Migration.Benchmarks;

/// <summary>The results for people.</summary>
internal static class Tables
{
    public static void Print(Results results)
    {
        Console.WriteLine($"\nlibvirt {results.Libvirt}. Median [least-most]; ratio: of virsh's median; downtime: from QEMU's STOP to its RESUME");
        Console.WriteLine($"{"case",-28}{"contender",-15}{"n",3}  {"total, s",-22}{"ratio",6}  {"runs, s",7}  {"job, s",7}  {"downtime, ms",-18}{"ratio",6}  {"gap, ms",8}  choice");
        foreach (var result in results.Cases)
        {
            foreach (var contender in result.Contenders)
                Row(result, contender);
        }

        Console.WriteLine($"\n{"promise",-40}{"of",-24}{"measured",10}{"limit",8}");
        foreach (var verdict in results.Verdicts)
            Console.WriteLine($"{verdict.Promise,-40}{verdict.Subject,-24}{verdict.Measured,10:F2}{verdict.Limit,8:F2}  {(verdict.Kept ? "kept" : "MISSED")}");
    }

    private static void Row(CaseResult result, string contender)
    {
        var (moves, all) = (result.Finished(contender).ToList(), result.Moves.Count(m => m.Contender == contender));
        Console.WriteLine($"{$"{result.Suite} {result.Workload} {result.Link}",-28}{contender,-15}{moves.Count,3}{(moves.Count < all ? $"/{all}" : ""),-3}"
            + $"{Text(result.Total(contender), "F2"),-22}{result.TotalRatio(contender),5:F2}  {Spread.Of(moves.Select(m => m.Runs))?.Median,7:F2}  {Spread.Of(moves.Select(m => m.Job))?.Median,7:F2}  "
            + $"{Text(result.Downtime(contender), "F0"),-18}{result.DowntimeRatio(contender),6:F2}  {Spread.Of(moves.Select(m => m.Gap))?.Median,8:F0}  "
            + string.Join(" | ", moves.Select(m => m.Choice).Distinct()));
    }

    private static string Text(Spread? spread, string format) => spread is null ? "-" : 
        $"{spread.Median.ToString(format, CultureInfo.InvariantCulture)} [{spread.Least.ToString(format, CultureInfo.InvariantCulture)}-{spread.Most.ToString(format, CultureInfo.InvariantCulture)}]";
}
