using System.Globalization;
using KvmNfv.Libvirt;
using KvmNfv.Migration.Benchmarks;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
try
{
    var options = Options.Parse(args);
    using var lab = new Lab();
    var cases = await Suite.RunAsync(lab, options);
    var results = new Results(DateTimeOffset.UtcNow, $"{LibvirtLibrary.Version}", cases, Promises.Judge(cases));
    results.Write(options.Out);
    Charts.Write(results, options.Out);
    Tables.Print(results);
    Console.WriteLine($"\nwritten to {options.Out}");
    return options.ReportOnly || results.Verdicts.All(v => v.Kept) ? 0 : 1;
}
catch (Exception e) when (e is ArgumentException or LibvirtException or InvalidOperationException or TimeoutException or InvalidDataException)
{
    Console.Error.WriteLine($"error: {e.Message}");
    return 2;
}
