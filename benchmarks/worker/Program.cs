using System.CommandLine;
using KvmNfv.Benchmarks.Worker;

var native = new Option<string>("--native") { Description = "The worker compiled ahead of time", Required = true };
var jit = new Option<string>("--jit") { Description = "The worker for the JIT compiler", Required = true };
var filter = new Option<string>("--filter") { Description = "Only cases with this in their name", DefaultValueFactory = _ => "" };
var pairs = new Option<int>("--pairs") { Description = "Pairs of runs per case, at least 6", DefaultValueFactory = _ => 8 };
var seconds = new Option<double>("--seconds") { Description = "Measured seconds of each run", DefaultValueFactory = _ => 3 };
var reportOnly = new Option<bool>("--report-only") { Description = "Exit status 0 also where a promise is missed" };
var root = new RootCommand("The worker's switch, compiled ahead of time against the JIT compiler, with dpdk-testpmd as both guests.") { native, jit, filter, pairs, seconds, reportOnly };
root.SetAction(async (arguments, cancellation) =>
{
    var kept = await new Comparison(arguments.GetRequiredValue(native), arguments.GetRequiredValue(jit), Math.Max(6, arguments.GetValue(pairs)), TimeSpan.FromSeconds(arguments.GetValue(seconds)))
        .RunAsync(arguments.GetValue(filter)!, cancellation);
    return kept || arguments.GetValue(reportOnly) ? 0 : 1;
});
return await root.Parse(args).InvokeAsync();
