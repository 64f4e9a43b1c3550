using KvmNfv.Libvirt;
using KvmNfv.LibvirtXml;
using KvmNfv.Sdk.Domains;
using KvmNfv.Sdk.Placement;

namespace KvmNfv.Sdk.Repinning;

/// <summary>Carries a schedule out, and back again when it fails.</summary>
internal sealed class RepinRun(ILibvirtConnection connection, IDomain domain, PlacementPlan plan, RepinState before, KernelWitness kernel)
{
    // What the definition was, with its secrets, for the way back.
    private string? _definition;

    public async Task<RepinReport> RunAsync(RepinSchedule schedule, CancellationToken cancellationToken)
    {
        var results = schedule.Steps.Select(s => new RepinStepResult(s, RepinStepState.NotRun)).ToList();
        for (var i = 0; i < results.Count; i++)
        {
            string? error;
            try
            {
                cancellationToken.ThrowIfCancellationRequested();
                // A step is never abandoned half way: what was asked of libvirt would still happen, behind our back.
                var (fault, note) = await DoAsync(results[i].Step).ConfigureAwait(false);
                results[i] = results[i] with { State = fault is null ? RepinStepState.Done : RepinStepState.Failed, Note = fault ?? note };
                error = fault is null ? null : $"{results[i].Step.Subject}: {fault}";
            }
            catch (OperationCanceledException)
            {
                error = "cancelled";
            }
            catch (LibvirtException e)
            {
                results[i] = results[i] with { State = RepinStepState.Failed, Note = e.Message };
                error = $"{results[i].Step.Subject}: {e.Message}";
            }

            if (error is not null)
                return Report(await RollBackAsync(results, i).ConfigureAwait(false) ? RepinOutcome.RolledBack : RepinOutcome.RollbackFailed, results, error);
        }

        return Report(results.Count == 0 ? RepinOutcome.NothingToDo : RepinOutcome.Done, results, null);
    }

    private RepinReport Report(RepinOutcome outcome, List<RepinStepResult> results, string? error) => new()
    {
        Domain = before.Domain, Outcome = outcome, Steps = [.. results], Refusals = [], Error = error, KernelSeen = kernel.Sees,
    };

    // Backwards through the same states, so the way back is as safe as the way there. The failed step is undone too: it may be half done.
    private async Task<bool> RollBackAsync(List<RepinStepResult> results, int last)
    {
        var whole = true;
        for (var i = last; i >= 0; i--)
        {
            var (step, failed) = (results[i].Step, results[i].State == RepinStepState.Failed);
            if (results[i].State == RepinStepState.NotRun)
                continue;
            try
            {
                var (fault, _) = await UndoAsync(step, failed).ConfigureAwait(false);
                whole &= fault is null;
                if (!failed || fault is not null)
                    results[i] = results[i] with { State = fault is null ? RepinStepState.Undone : RepinStepState.NotUndone, Note = fault ?? results[i].Note };
            }
            catch (LibvirtException e)
            {
                whole = false;
                results[i] = results[i] with { State = RepinStepState.NotUndone, Note = e.Message };
            }
        }

        return whole;
    }

    private async Task<(string? Fault, string? Note)> DoAsync(RepinStep step)
    {
        switch (step.Kind)
        {
            case RepinStepKind.Pause:
                await domain.SuspendAsync().ConfigureAwait(false);
                return default;
            case RepinStepKind.Resume:
                await domain.ResumeAsync().ConfigureAwait(false);
                return default;
            case RepinStepKind.Memory:
                return await MemoryAsync(step.To!).ConfigureAwait(false);
            case RepinStepKind.Metadata:
                await SetMetadataAsync(plan.ToJson()).ConfigureAwait(false);
                return default;
            case RepinStepKind.Definition:
                return await DefineAsync().ConfigureAwait(false);
            default:
                return await PinAsync(step, step.To!).ConfigureAwait(false);
        }
    }

    private async Task<(string? Fault, string? Note)> UndoAsync(RepinStep step, bool failed)
    {
        switch (step.Kind)
        {
            case RepinStepKind.Pause:
                // A pause that failed may have stopped the guest or not.
                if ((await domain.GetStateAsync().ConfigureAwait(false)).State == DomainState.Paused)
                    await domain.ResumeAsync().ConfigureAwait(false);
                return default;
            case RepinStepKind.Resume:
                // The moves before it are safe only while the guest is paused, and the undone pause lets it go on.
                await domain.SuspendAsync().ConfigureAwait(false);
                return default;
            case RepinStepKind.Memory:
                return failed ? default : await MemoryAsync(step.From!).ConfigureAwait(false);
            case RepinStepKind.Metadata:
                if (!failed)
                    await SetMetadataAsync(before.StoredPlan).ConfigureAwait(false);
                return default;
            case RepinStepKind.Definition:
                if (_definition is not null)
                    (await connection.DefineDomainAsync(_definition).ConfigureAwait(false)).Dispose();
                return default;
            default:
                return await PinAsync(step, step.From!).ConfigureAwait(false);
        }
    }

    private async Task<(string? Fault, string? Note)> PinAsync(RepinStep step, CpuSet cpus)
    {
        var (map, live) = (CpuMap.Of(cpus), DomainModificationImpact.Live);
        CpuSet? read;
        switch (step.Kind)
        {
            case RepinStepKind.VCpu:
                await domain.PinVcpuAsync((uint)step.Id!, map, live).ConfigureAwait(false);
                read = CpuSet.From((await domain.GetVcpuPinsAsync(live).ConfigureAwait(false))[step.Id.Value]);
                break;
            case RepinStepKind.IoThread:
                await domain.PinIOThreadAsync((uint)step.Id!, map, live).ConfigureAwait(false);
                read = (await domain.GetIOThreadsAsync(live).ConfigureAwait(false)).FirstOrDefault(t => t.Id == step.Id) is { } thread ? CpuSet.From(thread.Affinity) : null;
                break;
            default:
                await domain.PinEmulatorAsync(map, live).ConfigureAwait(false);
                read = await domain.GetEmulatorPinAsync(live).ConfigureAwait(false) is { } pin ? CpuSet.From(pin) : null;
                break;
        }

        return read == cpus ? kernel.Check(step, cpus) : ($"libvirt says CPU {read?.ToString() ?? "none"} after CPU {cpus} was set", null);
    }

    private async Task<(string? Fault, string? Note)> MemoryAsync(CpuSet nodes)
    {
        await domain.SetNumaParametersAsync(new TypedParameterList().Add(DomainNumaParameter.Nodeset, nodes.ToString()), DomainModificationImpact.Live).ConfigureAwait(false);
        var read = await domain.GetNumaParametersAsync(DomainModificationImpact.Live).ConfigureAwait(false);
        var text = read.TryGet(DomainNumaParameter.Nodeset, out var parameter) ? parameter.AsString() : "";
        return CpuSet.TryParse(text, out var now) && now == nodes ? (null, "the kernel moves the pages in the background") : ($"libvirt says node {text} after node {nodes} was set", null);
    }

    private Task SetMetadataAsync(string? json) => domain.SetMetadataAsync(
        DomainMetadataType.Element, json is null ? null : new RawElement(NfvDomain.MetadataName) { Value = json }.ToString(), NfvDomain.MetadataPrefix, NfvDomain.MetadataNamespace,
        DomainModificationImpact.Live);

    private async Task<(string? Fault, string? Note)> DefineAsync()
    {
        _definition = await domain.GetXmlAsync(DomainXmlFlags.Inactive | DomainXmlFlags.Secure).ConfigureAwait(false);
        var document = DomainDocument.Parse(_definition);
        DefinitionUpdate.Apply(document, plan);
        (await connection.DefineDomainAsync(document.ToString(), DomainDefineFlags.Validate).ConfigureAwait(false)).Dispose();
        return default;
    }
}
