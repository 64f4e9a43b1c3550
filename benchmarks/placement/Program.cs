using System.Globalization;
using KvmNfv.Benchmarks.Placement;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
try
{
    return Suite.Run(Options.Parse(args));
}
catch (ArgumentException e)
{
    Console.Error.WriteLine($"error: {e.Message}");
    return 2;
}
