using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Channels;

/// <summary>What the document alone shows: the rules of <see cref="DomainLint"/> about the channel.</summary>
internal static class DocumentChecks
{
    /// <summary>What the device brings into the document that was not wrong before.</summary>
    public static void Added(ChannelJudge judge, DomainDocument before, DomainDocument after)
    {
        var known = DomainLint.Check(before).Select(Key).ToHashSet();
        foreach (var finding in DomainLint.Check(after).Where(f => !known.Contains(Key(f))))
            judge.Add(Worded(judge, finding));
    }

    /// <summary>What is wrong at a device that the document has.</summary>
    public static void Present(ChannelJudge judge, DomainDocument document, string path)
    {
        foreach (var finding in DomainLint.Check(document).Where(f => f.Path == path || f.Path.StartsWith(path + "/", StringComparison.Ordinal)))
            judge.Add(Worded(judge, finding));
    }

    // The running guest's memory is what it was started with.
    private static Finding Worded(ChannelJudge judge, Finding finding) => finding.Rule == "shared-memory" && judge.Scope == ChannelScope.Running
        ? finding with
        {
            Message = "The guest was started without shared memory, which vhost-user needs.",
            Mend = "Define it with memoryBacking access mode='shared' (huge pages, or source type='memfd'), shut it down and start it anew.",
        }
        : finding;

    private static (string Rule, string Message) Key(Finding finding) => (finding.Rule, finding.Message);
}
