using System.Globalization;

namespace KvmNfv.LibvirtXml.Benchmarks;

/// <summary>The typed documents against what else .NET offers, pair by pair in one run: ratios, and whether they keep the promises.</summary>
internal static class Comparison
{
    private const double MaxLinqRatio = 1.3;
    private const double MaxSerializerRatio = 1.0;
    private const double MaxFirstRatio = 0.5;
    private const double MaxBigMilliseconds = 20;
    private const int BigLength = 1024 * 1024;

    internal static int Run(CompareOptions options)
    {
        var folder = options.Folder ?? DomainFiles.DefaultFolder();
        try
        {
            return Run(options, folder);
        }
        finally
        {
            if (options.Folder is null)
                Directory.Delete(folder, recursive: true);
        }
    }

    private static int Run(CompareOptions options, string folder)
    {
        var all = DomainFiles.Texts(folder);
        // Left out: what libvirt refuses as well (a vCPU count that is no number).
        var texts = all.Where(static text => Does(Work.Ours, text)).ToArray();
        var serializable = texts.Where(static text => Does(Work.Serializer, text)).ToArray();
        if (serializable.Length == 0)
            throw new InvalidOperationException($"There is no domain document under {folder}.");
        Console.WriteLine($"{texts.Length} of {all.Count} domain documents, {texts.Sum(static t => t.Length) / 1024} KiB; XmlSerializer reads {serializable.Length} of them.");
        Console.WriteLine(".NET " + Environment.Version + ", " + options.Pairs + " pairs a line, in turns; A: this library");
        Console.WriteLine("A, B: processor time of the process, median; ratio: A over B, median of the pairs; elapsed: the same by the clock");
        Console.WriteLine();
        Console.WriteLine($"{"case",-58}{"A",11}{"B",11}{"ratio",8}{"limit",7}{"elapsed",9}{"10-90 %",12}  promise");
        var missed = new List<string>();

        var linq = Pairs.Run(options.Pairs, () => All(texts, Work.Ours), () => All(texts, Work.Linq));
        Report(missed, "parse, read ten, write / XDocument parse, write", linq, texts.Length, MaxLinqRatio);
        var serializer = Pairs.Run(options.Pairs, () => All(serializable, Work.Ours), () => All(serializable, Work.Serializer));
        Report(missed, "the same / XmlSerializer, warm", serializer, serializable.Length, MaxSerializerRatio);
        var first = First(options.Pairs, serializable.OrderBy(static t => t.Length).ElementAt(serializable.Length / 2));
        Report(missed, "first document of a process / XmlSerializer", first, 1, MaxFirstRatio);
        var big = BigDocument.Capabilities(BigLength);
        var bigs = Pairs.Run(options.Pairs, () => Work.Capabilities(big), () => Work.Linq(big));
        Report(missed, "1 MB capabilities, CPUs counted / XDocument parse, write", bigs, 1, null);

        var milliseconds = bigs.A.TotalMilliseconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"1 MB capabilities: {milliseconds:F1} ms processor time, at most {MaxBigMilliseconds:F0}: {Verdict(missed, "1 MB capabilities", milliseconds <= MaxBigMilliseconds)}"));
        Console.WriteLine();
        Console.WriteLine(missed.Count == 0 ? "All promises kept." : $"MISSED: {string.Join("; ", missed)}");
        return missed.Count == 0 || options.ReportOnly ? 0 : 1;
    }

    // Each process prints its own processor time; that of its start is not in it.
    private static PairTimes First(int pairs, string text)
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, text);
            return Pairs.Of(pairs, () => FirstDocument.Start("ours", file), () => FirstDocument.Start("serializer", file));
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static void Report(List<string> missed, string name, PairTimes times, int documents, double? limit) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{name,-58}{Time(times.A / documents),11}{Time(times.B / documents),11}{times.Ratio,8:F2}{limit,7:F1}{times.ElapsedRatio,9:F2}"
        + $"{$"{times.Low:F2}-{times.High:F2}",12}  {(limit is null ? "-" : Verdict(missed, name, times.Ratio <= limit))}"));

    private static string Verdict(List<string> missed, string name, bool kept)
    {
        if (!kept)
            missed.Add(name);
        return kept ? "kept" : "MISSED";
    }

    private static string Time(TimeSpan time) => time.TotalMicroseconds < 10_000
        ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalMicroseconds:F1} us")
        : string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:F1} ms");

    private static void All(string[] texts, Func<string, int> work)
    {
        foreach (var text in texts)
            work(text);
    }

    private static bool Does(Func<string, int> work, string text)
    {
        try
        {
            return work(text) > 0;
        }
        catch (Exception e) when (e is FormatException or System.Xml.XmlException or InvalidOperationException)
        {
            return false;
        }
    }
}
