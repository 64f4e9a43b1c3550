using System.Globalization;
using KvmNfv.Benchmarks.Interop;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
try
{
    if (args is ["work", var name, var rounds, var uri, var domain])
        return WholeProcess.Work(name, int.Parse(rounds, CultureInfo.InvariantCulture), uri, domain);
    return Comparison.Run(Options.Parse(args));
}
catch (Exception e) when (e is ArgumentException or InvalidOperationException or KvmNfv.Libvirt.LibvirtException or DllNotFoundException)
{
    Console.Error.WriteLine($"error: {e.Message}");
    return 2;
}
