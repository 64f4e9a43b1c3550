using KvmNfv.LibvirtXml;

namespace KvmNfv.Sdk.Channels;

/// <summary>Works out the steps that attach or detach a channel, and everything that stands against it. Pure and deterministic.</summary>
internal static class ChannelPlanner
{
    private static readonly ChannelScope[] s_scopes = [ChannelScope.Definition, ChannelScope.Running];

    public static ChannelPlan Attach(ChannelFacts facts, ChannelRequest request, ChannelOptions options)
    {
        var (findings, steps) = (new List<ChannelFinding>(), new List<ChannelStep>());
        var files = new FilePlan(facts, options);
        foreach (var scope in Scopes(facts, request.Name, options, findings))
        {
            var (before, after) = (facts.Document(scope), facts.Document(scope));
            var device = ChannelDocuments.Build(request);
            var wanted = View(ChannelDocuments.Add(facts.Document(scope), ChannelDocuments.Build(request)));
            var judge = new ChannelJudge(files.Improved(wanted), wanted, scope, false, findings);
            if (Present(judge, before, wanted) is { } present)
            {
                if (!present.Fulfils(wanted))
                    judge.Error("attached", $"The domain has another device of this name, alias, path or address: {present.Kind} '{present.Name}' at {present.Path}.", "Detach that first, or choose another name.");
                continue;
            }

            DocumentChecks.Added(judge, before, Added(after, request));
            MemoryChecks.Check(judge);
            SocketChecks.Check(judge);
            if (scope == ChannelScope.Running)
            {
                RunningChecks.Plugging(judge, before);
                Place(judge, before, device);
            }

            RunningChecks.Having(judge, before);
            steps.AddRange(files.Steps(wanted).Where(s => !steps.Contains(s)));
            steps.Add(scope == ChannelScope.Running
                ? new ChannelStep(ChannelStepKind.AttachRunning, facts.Domain, "the guest gets the device now") { Document = device.ToString() }
                : new ChannelStep(ChannelStepKind.AttachDefinition, facts.Domain, "the guest has the device from its next start on") { Document = device.ToString() });
        }

        return Plan(facts, request.Name, steps, findings);
    }

    public static ChannelPlan Detach(ChannelFacts facts, string channel, ChannelOptions options)
    {
        var (findings, steps, found) = (new List<ChannelFinding>(), new List<ChannelStep>(), new List<ChannelView>());
        // The guest first: it may refuse.
        foreach (var scope in Scopes(facts, channel, options, findings).AsEnumerable().Reverse())
        {
            var present = ChannelView.Of(facts.Document(scope)).Where(c => c.Is(channel)).ToList();
            if (present.Count > 1)
                findings.Add(new("ambiguous", ChannelSeverity.Error, scope, channel, $"Several devices go by '{channel}': {string.Join(", ", present.Select(c => c.Alias ?? c.Path))}.", "Name one by its alias or path."));
            if (present is not [var only])
                continue;
            found.Add(only);
            var judge = new ChannelJudge(facts, only, scope, true, findings);
            if (scope == ChannelScope.Running && only.Kind == ChannelKind.Ivshmem)
                judge.Error("legacy", "libvirt can't unplug the legacy ivshmem device from a running guest.", "Take it out of the definition only, and start the guest anew.");
            if (scope == ChannelScope.Running && only.Kind == ChannelKind.IvshmemDoorbell)
                judge.Warn("doorbell-unplug", "QEMU 7.2 corrupts its memory, and may end or hang, when this device is unplugged after another peer of its server came and went.", "If one did, take the device out of the definition only, and start the guest anew.");
            if (scope == ChannelScope.Running && facts.Paused)
                judge.Error("paused", "The guest is paused, so it can't let go of the device.", "Resume it first.");
            steps.Add(scope == ChannelScope.Running
                ? new ChannelStep(ChannelStepKind.DetachRunning, facts.Domain, "the guest is asked to let go of the device") { Document = only.Document }
                : new ChannelStep(ChannelStepKind.DetachDefinition, facts.Domain, "the guest no longer has the device from its next start on") { Document = only.Document });
        }

        CleanUp(facts, found, options, findings, steps);
        return Plan(facts, channel, steps, findings);
    }

    public static ChannelCheckReport Check(ChannelFacts facts)
    {
        var (findings, channels) = (new List<ChannelFinding>(), new List<ChannelState>());
        var running = facts.Running is null ? [] : ChannelView.Of(facts.Document(ChannelScope.Running));
        foreach (var scope in s_scopes.Where(s => facts.Has.HasFlag(s)))
        {
            var document = facts.Document(scope);
            foreach (var (channel, path) in Paths(document))
            {
                var judge = new ChannelJudge(facts, channel, scope, running.Any(r => r.Path == channel.Path && r.Kind == channel.Kind), findings);
                DocumentChecks.Present(judge, document, path);
                MemoryChecks.Check(judge);
                SocketChecks.Check(judge);
                RunningChecks.Having(judge, document);
                var known = channels.FindIndex(c => c.Path == channel.Path && c.Kind == channel.Kind);
                if (known < 0)
                    channels.Add(new ChannelState(channel.Name, channel.Kind, scope, channel.Path));
                else
                    channels[known] = channels[known] with { Scope = channels[known].Scope | scope };
            }
        }

        return new ChannelCheckReport { Domain = facts.Domain, Channels = [.. channels], Findings = [.. findings.Distinct()] };
    }

    private static IEnumerable<(ChannelView Channel, string Path)> Paths(DomainDocument document) =>
        document.Devices.SharedMemories.Select(m => (ChannelView.Of(m), m.GetXPath()))
            .Concat(document.Devices.Interfaces.OfType<VhostUserInterface>().Select(n => (ChannelView.Of(n), n.GetXPath())));

    private static ChannelScope[] Scopes(ChannelFacts facts, string channel, ChannelOptions options, List<ChannelFinding> findings)
    {
        var wanted = options.Scope ?? facts.Has;
        if (wanted.HasFlag(ChannelScope.Definition) && facts.Definition is null)
            findings.Add(new("no-definition", ChannelSeverity.Error, ChannelScope.Definition, channel, "The domain is transient: it has no definition.", "Change the running guest only, or define the domain."));
        if (wanted.HasFlag(ChannelScope.Running) && facts.Running is null)
            findings.Add(new("not-running", ChannelSeverity.Error, ChannelScope.Running, channel, "The domain does not run.", "Change its definition only, or start it."));
        if (!facts.IsLocal)
            findings.Add(new("remote", ChannelSeverity.Warning, wanted, channel, "The hypervisor is on another machine: its files and sockets were not looked at.", "Run the check there for that."));
        return [.. s_scopes.Where(s => (wanted & facts.Has).HasFlag(s))];
    }

    private static ChannelView View(Device device) => device is SharedMemory memory ? ChannelView.Of(memory) : ChannelView.Of((VhostUserInterface)device);

    private static DomainDocument Added(DomainDocument document, ChannelRequest request)
    {
        ChannelDocuments.Add(document, ChannelDocuments.Build(request));
        return document;
    }

    private static ChannelView? Present(ChannelJudge judge, DomainDocument document, ChannelView wanted) =>
        ChannelView.Of(document).FirstOrDefault(c => c.Alias == wanted.Alias || (c.Path == wanted.Path && wanted.Path is not null) || (wanted.Mac is not null && c.Mac == wanted.Mac))
        ?? (judge.Channel.Mac is { } mac && document.Devices.Interfaces.Any(n => n.Mac.Address == mac)
            ? new ChannelView(mac.ToString(), ChannelKind.VhostUser, "") { Mac = mac, Alias = "" }
            : null);

    private static void Place(ChannelJudge judge, DomainDocument document, Device device)
    {
        var room = PciRoom.Of(document);
        if (!room.HasPci)
            return;
        var conventional = device is SharedMemory;
        if (conventional && room.Port is { } port)
            device.Address = port;
        else if (conventional ? !room.HasConventional : !room.HasPort && !room.HasConventional)
            judge.Error("pci-slot", "The running guest has no free slot that takes a hot-plugged device.",
                "Add <controller type='pci' model='pcie-root-port'/> to the definition, one for each device to come, and start the guest anew.");
    }

    private static void CleanUp(ChannelFacts facts, List<ChannelView> found, ChannelOptions options, List<ChannelFinding> findings, List<ChannelStep> steps)
    {
        if (!facts.IsLocal || !options.ManageFiles || found.Count == 0)
            return;
        // What another scope keeps, the next start needs.
        var stays = facts.Has & ~(options.Scope ?? facts.Has);
        foreach (var channel in found.DistinctBy(c => c.Path).Where(c => c.Path is not null && !(stays != 0 && ChannelView.Of(facts.Document(stays)).Any(o => o.Path == c.Path))))
        {
            if (channel.HasMemoryFile && facts.File(channel.Path!).Kind == ChannelFileKind.File && options.RemoveMemory)
            {
                if (facts.Others.FirstOrDefault(o => o.Channel.Path == channel.Path) is { Domain: not null } other)
                    findings.Add(new("memory-kept", ChannelSeverity.Warning, ChannelScope.None, channel.Name, $"Domain {other.Domain} has the memory too, so {channel.Path} stays.", "Remove it with the last domain that has it."));
                else
                    steps.Add(new ChannelStep(ChannelStepKind.RemoveMemory, channel.Path!, "no domain of this host has it any more"));
            }
            else if (channel.HasMemoryFile && facts.File(channel.Path!).Exists)
            {
                findings.Add(new("memory-kept", ChannelSeverity.Warning, ChannelScope.None, channel.Name, $"{channel.Path} stays, with its content.", "Have it removed with the device, or remove it by hand, once nobody needs it."));
            }
            else if (channel.QemuListens)
            {
                // QEMU removes its socket in most cases; what it leaves would be in the way of nobody but the reader.
                steps.Add(new ChannelStep(ChannelStepKind.RemoveSocket, channel.Path!, "QEMU no longer listens there"));
            }
        }
    }

    private static ChannelPlan Plan(ChannelFacts facts, string channel, List<ChannelStep> steps, List<ChannelFinding> findings)
    {
        var plan = new ChannelPlan { Domain = facts.Domain, Channel = channel, Steps = [.. steps], Findings = [.. findings.Distinct()] };
        return plan.IsRefused ? plan with { Steps = [] } : plan;
    }
}
