using System.Diagnostics;

namespace KvmNfv.LibvirtXml.Benchmarks;

/// <summary>The first document of a process: prints milliseconds.</summary>
internal static class FirstDocument
{
    internal static int Run(string way, string file)
    {
        var text = File.ReadAllText(file);
        var watch = Stopwatch.StartNew();
        _ = way switch
        {
            "ours" => Work.Ours(text),
            "serializer" => Work.Serializer(text),
            _ => Work.Linq(text),
        };
        Console.WriteLine(watch.Elapsed.TotalMilliseconds.ToString("F3", System.Globalization.CultureInfo.InvariantCulture));
        return 0;
    }

    /// <summary>The median of several fresh processes, ways taking turns.</summary>
    internal static Dictionary<string, double> Measure(string file, int rounds)
    {
        var times = new Dictionary<string, List<double>> { ["ours"] = [], ["serializer"] = [], ["linq"] = [] };
        for (var round = 0; round < rounds; round++)
        {
            foreach (var way in times.Keys)
            {
                using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, ["first", way, file]) { RedirectStandardOutput = true })!;
                times[way].Add(double.Parse(process.StandardOutput.ReadToEnd(), System.Globalization.CultureInfo.InvariantCulture));
                process.WaitForExit();
            }
        }

        return times.ToDictionary(static pair => pair.Key, static pair => pair.Value.Order().ElementAt(pair.Value.Count / 2));
    }
}
