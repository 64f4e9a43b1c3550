using System.Diagnostics;
using System.Globalization;

namespace KvmNfv.LibvirtXml.Benchmarks;

/// <summary>The first document of a fresh process.</summary>
internal static class FirstDocument
{
    /// <summary>In the fresh process: reads and writes the document and prints processor and elapsed milliseconds.</summary>
    internal static int Run(string way, string file)
    {
        var text = File.ReadAllText(file);
        var sample = Pairs.Measure(() => _ = way switch
        {
            "ours" => Work.Ours(text),
            "serializer" => Work.Serializer(text),
            _ => throw new ArgumentException($"'{way}' is no way to read a document."),
        });
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{sample.Cpu.TotalMilliseconds:F3} {sample.Elapsed.TotalMilliseconds:F3}"));
        return 0;
    }

    /// <summary>Starts the fresh process and takes what it measured.</summary>
    internal static Sample Start(string way, string file)
    {
        string[] arguments = ["first", way, file];
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
            arguments = [Path.Combine(AppContext.BaseDirectory, "KvmNfv.LibvirtXml.Benchmarks.dll"), .. arguments];
        using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, arguments) { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd().Split(' ');
        process.WaitForExit();
        if (process.ExitCode != 0 || output.Length != 2)
            throw new InvalidOperationException($"The process that reads a first document ended with {process.ExitCode}.");
        return new Sample(Milliseconds(output[0]), Milliseconds(output[1]));
    }

    private static TimeSpan Milliseconds(string text) => TimeSpan.FromMilliseconds(double.Parse(text, CultureInfo.InvariantCulture));
}
