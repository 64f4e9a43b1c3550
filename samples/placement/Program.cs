using System.CommandLine;
using System.Text.Json;
using KvmNfv.Libvirt;
using KvmNfv.Samples.Placement;
using KvmNfv.Sdk.Hosts;
using KvmNfv.Sdk.Placement;

var uri = new Option<string>("--connect", "-c") { Description = "The host to plan for.", HelpName = "URI", DefaultValueFactory = _ => "test:///default" };
var output = new Option<DirectoryInfo?>("--out") { Description = "Also write each answer as NAME.json here.", HelpName = "DIR" };
var files = new Argument<FileInfo[]>("profiles")
{
    Description = "VNF profiles, placed in this order. Default: those beside the sample.",
    Arity = ArgumentArity.ZeroOrMore,
    DefaultValueFactory = _ => [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "profiles")).Order().Select(f => new FileInfo(f))],
};

var command = new RootCommand("Profiles in, plans out: where would these VNFs run on that host, and why? Nothing is started.") { uri, output, files };
command.SetAction(async (parsed, cancellationToken) =>
{
    try
    {
        // Looking is enough.
        var options = new LibvirtConnectionOptions { Uri = parsed.GetValue(uri), ReadOnly = true };
        using var connection = await LibvirtConnection.OpenAsync(options, cancellationToken);
        var host = await new HostReader().ReadAsync(connection, cancellationToken);
        Console.WriteLine($"{connection.Uri}: {host.Cpus.Count} CPUs, {host.Nodes.Count} NUMA nodes");

        // Each plan takes CPUs and memory from the next: usage is a value too.
        var usage = HostUsage.None;
        var refused = 0;
        foreach (var file in parsed.GetRequiredValue(files))
        {
            var profile = VnfProfile.FromJson(await File.ReadAllTextAsync(file.FullName, cancellationToken));
            var result = new Placer().Place(host, profile, usage);
            Answer.Print(result);
            if (result is PlacementPlan plan)
                usage = usage.With(plan);
            else
                refused++;
            if (parsed.GetValue(output) is { } folder)
                await File.WriteAllTextAsync(Path.Combine(folder.CreateSubdirectory(".").FullName, profile.Name + ".json"), result.ToJson(), cancellationToken);
        }

        return refused == 0 ? 0 : 1;
    }
    catch (Exception e) when (e is LibvirtException or LibvirtLibraryMissingException or JsonException or IOException or UnauthorizedAccessException)
    {
        Console.Error.WriteLine($"error: {e.Message}");
        return 1;
    }
});
return await command.Parse(args).InvokeAsync();
