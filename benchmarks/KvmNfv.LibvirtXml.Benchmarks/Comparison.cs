using System.Diagnostics;
using System.Text;

namespace KvmNfv.LibvirtXml.Benchmarks;

/// <summary>A against B in one run, taking turns, so that a busy machine slows both: prints ratios and whether they keep the promise.</summary>
internal static class Comparison
{
    private const int Rounds = 15;

    internal static int Run(string folder)
    {
        var texts = DomainFiles.Texts(folder).Where(IsForAll).ToArray();
        Console.WriteLine($"{texts.Length} domain documents that all three ways can read, {texts.Sum(static t => t.Length) / 1024} KiB");
        var (ours, linq, serializer) = Interleave(texts);
        var big = Capabilities(1024 * 1024);
        var cpus = 0;
        var bigTime = Best(20, () => cpus = CapabilitiesDocument.Parse(big).Host.Topology.Cells.Items.Sum(static cell => cell.Cpus.Items.Count));
        Console.WriteLine($"{cpus} CPUs in the capabilities");
        var file = Path.GetTempFileName();
        File.WriteAllText(file, texts[texts.Length / 2]);
        var first = FirstDocument.Measure(file, 7);
        File.Delete(file);

        var kept = Promise("parse + read ten + write, against XDocument parse + write", ours / linq, 1.3);
        kept &= Promise("the same, against XmlSerializer, warm", ours / serializer, 1.0);
        kept &= Promise("first document of a process, against XmlSerializer", first["ours"] / first["serializer"], 0.5);
        kept &= Promise("capabilities of 1 MB parsed and counted, best of 20, ms", bigTime, 20);
        Console.WriteLine($"per document: ours {ours / texts.Length * 1000:F1} µs, XDocument {linq / texts.Length * 1000:F1} µs, XmlSerializer {serializer / texts.Length * 1000:F1} µs");
        Console.WriteLine($"first document: ours {first["ours"]:F1} ms, XDocument {first["linq"]:F1} ms, XmlSerializer {first["serializer"]:F1} ms");
        return kept ? 0 : 1;
    }

    private static (double Ours, double Linq, double Serializer) Interleave(string[] texts)
    {
        var (ours, linq, serializer) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            ours.Add(Time(texts, Work.Ours));
            linq.Add(Time(texts, Work.Linq));
            serializer.Add(Time(texts, Work.Serializer));
        }

        return (Median(ours), Median(linq), Median(serializer));
    }

    private static double Time(string[] texts, Func<string, int> work)
    {
        var watch = Stopwatch.StartNew();
        foreach (var text in texts)
            work(text);
        return watch.Elapsed.TotalMilliseconds;
    }

    // An absolute time means something only when nobody else was running: the best of several.
    private static double Best(int rounds, Action work)
    {
        var best = double.MaxValue;
        for (var i = 0; i < rounds; i++)
        {
            var watch = Stopwatch.StartNew();
            work();
            best = Math.Min(best, watch.Elapsed.TotalMilliseconds);
        }

        return best;
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);

    private static bool Promise(string what, double value, double most)
    {
        Console.WriteLine($"{(value <= most ? "kept  " : "BROKEN")} {what}: {value:F2} (at most {most})");
        return value <= most;
    }

    private static bool IsForAll(string text)
    {
        try
        {
            return Work.Ours(text) + Work.Linq(text) + Work.Serializer(text) > 0;
        }
        catch (Exception e) when (e is FormatException or System.Xml.XmlException or InvalidOperationException)
        {
            return false;
        }
    }

    private static string Capabilities(int size)
    {
        var text = new StringBuilder("<capabilities>\n  <host>\n    <topology>\n      <cells num='64'>\n");
        for (var cpu = 0; text.Length < size;)
        {
            text.Append($"        <cell id='{cpu / 64}'>\n          <memory unit='KiB'>65707120</memory>\n          <cpus num='64'>\n");
            for (var i = 0; i < 64; i++, cpu++)
                text.Append($"            <cpu id='{cpu}' socket_id='{cpu / 64}' die_id='0' core_id='{cpu / 2}' siblings='{cpu & ~1},{cpu | 1}'/>\n");
            text.Append("          </cpus>\n        </cell>\n");
        }

        return text.Append("      </cells>\n    </topology>\n  </host>\n</capabilities>\n").ToString();
    }
}
