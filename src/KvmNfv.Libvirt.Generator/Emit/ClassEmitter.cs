using System.Text;
using KvmNfv.Libvirt.Generator.Api;

namespace KvmNfv.Libvirt.Generator.Emit;

/// <summary>The public members: for each function a blocking one and, where it may wait, an asynchronous twin; and the interface to fake.</summary>
internal sealed class ClassEmitter(ApiDescription api, BindingMap map, NativeTypes types)
{
    private readonly CallPlanner _planner = new(api, map, types);
    private readonly Dictionary<string, ApiFunction> _functions = api.Functions.ToDictionary(f => f.Name);

    /// <summary>The property through which a <paramref name="c"/> knows its owner.</summary>
    public static string OwnerName(MapClass c) => c.Owner is "LibvirtConnection" or "AdminConnection" ? "Connection" : c.Owner!.Replace("Admin", "", StringComparison.Ordinal);

    public string EmitClass(MapClass c)
    {
        var w = new CodeWriter("KvmNfv.Libvirt", "KvmNfv.Libvirt.Interop");
        if (c.Owner is null)
        {
            w.Open($"public sealed unsafe partial class {c.Name} : I{c.Name}");
        }
        else
        {
            w.Line($"/// <summary>{c.Summary}</summary>");
            w.Line("/// <remarks>Safe to use from several threads at once. Dispose it to give its native reference back; calls in flight finish first.</remarks>");
            w.Open($"public sealed unsafe partial class {c.Name} : LibvirtObject, I{c.Name}");
            w.Line($"internal {c.Name}({c.Owner} owner, {c.Name}Handle handle) : base(owner.Context, handle) => {OwnerName(c)} = owner;");
            w.Line();
            w.Line($"/// <summary>The {OwnerName(c).ToLowerInvariant()} that this object belongs to.</summary>");
            w.Line($"public {c.Owner} {OwnerName(c)} {{ get; }}");
        }
        foreach (var (entry, function, plan) in Planned(c))
            Member(w, entry, function, plan);
        w.Close();
        return w.ToString();
    }

    public string EmitInterface(MapClass c)
    {
        var w = new CodeWriter("KvmNfv.Libvirt");
        w.Line($"/// <summary>{c.Summary} The interface is the seam to replace in tests.</summary>");
        w.Open($"public partial interface I{c.Name} : IDisposable");
        foreach (var (entry, _, plan) in Planned(c).Where(p => !p.Entry.Has("ref")))
        {
            w.Line($"/// <summary>{entry.Summary}</summary>");
            if (entry.Has("prop"))
                w.Line($"{plan.ReturnType} {entry.Member} {{ get; }}");
            else if (entry.Has("local"))
                w.Line($"{plan.ReturnType} {entry.Member}({Declarations(plan)});");
            else
            {
                Parameters(w, plan, true);
                w.Line($"{TaskType(plan)} {entry.Member}Async({AsyncDeclarations(plan)});");
            }
            w.Line();
        }
        w.Close();
        return w.ToString();
    }

    private IEnumerable<(MapEntry Entry, ApiFunction Function, CallPlan Plan)> Planned(MapClass c) => c.Entries
        .Where(e => !e.Has("hand")).Select(e => (e, _functions[e.Function], _planner.Plan(c, e, _functions[e.Function])));

    private static void Member(CodeWriter w, MapEntry entry, ApiFunction f, CallPlan plan)
    {
        w.Line();
        Documentation(w, entry, f, plan, null);
        w.Line("// SAFETY: the lease keeps the native object alive during the call; every argument is pinned or lives on this stack.");
        var isProperty = entry.Has("prop");
        foreach (var attribute in plan.Attributes)
            w.Line(attribute);
        w.Open($"public {plan.ReturnType} {entry.Member}{(isProperty ? "" : $"({Declarations(plan)})")}");
        if (isProperty)
            w.Open("get");
        Body(w, f, plan);
        if (isProperty)
            w.Close();
        w.Close();
        if (!isProperty && !entry.Has("local") && !entry.Has("ref"))
            Async(w, entry, f, plan);
    }

    private static void Body(CodeWriter w, ApiFunction f, CallPlan plan)
    {
        w.Lines(plan.Before);
        w.Line("using var self = Lease();");
        foreach (var head in plan.Fixed)
            w.Open(head);
        var call = $"Native.{f.Name}({string.Join(", ", plan.Arguments)})";
        var error = $"LibvirtException.FromLastError(\"{f.Name}\")";
        if (plan.Body is not null)
        {
            w.Lines(plan.Body.Select(line => line.Replace("{call}", call, StringComparison.Ordinal).Replace("{error}", error, StringComparison.Ordinal)));
        }
        else
        {
            w.Line($"var result = {call};");
            w.Line($"if ({plan.Failed})");
            w.Line($"    throw {error};");
            if (plan.Returns is not null)
                w.Line($"return {plan.Returns};");
        }
        foreach (var _ in plan.Fixed)
            w.Close();
    }

    private static void Async(CodeWriter w, MapEntry entry, ApiFunction f, CallPlan plan)
    {
        var how = entry.Has("abort") ? "RunJob" : "Run";
        var lane = entry.Has("abort") ? "this" : entry.Has("control") ? "CallLane.Control" : "CallLane.Ordinary";
        var type = plan.ReturnType == "void" ? "" : $"<{InterfaceType(plan)}>";
        w.Line();
        Documentation(w, entry, f, plan, entry.Has("abort")
            ? "Cancelling aborts the job with virDomainAbortJob and waits for its end."
            : "Cancelling stops the waiting; libvirt cannot take the call itself back.");
        w.Line($"public {TaskType(plan)} {entry.Member}Async({AsyncDeclarations(plan)}) =>");
        w.Line($"    Gate.{how}{type}({lane}, () => {entry.Member}({string.Join(", ", plan.Parameters.Select(p => Naming.Escape(p.Name)))}), cancellationToken);");
    }

    private static void Documentation(CodeWriter w, MapEntry entry, ApiFunction f, CallPlan plan, string? cancelling)
    {
        w.Line($"/// <summary>{entry.Summary}</summary>");
        Parameters(w, plan, cancelling is not null);
        w.Line($"/// <remarks><c>{f.Name}</c>, since libvirt {f.Since}.{(cancelling is null ? "" : " " + cancelling)}</remarks>");
        w.Line("/// <exception cref=\"LibvirtException\">libvirt refused or failed; its type and code say why.</exception>");
        w.Line("/// <exception cref=\"ObjectDisposedException\">This object or its connection is closed.</exception>");
        if (cancelling is not null)
            w.Line("/// <exception cref=\"OperationCanceledException\">The token was cancelled first.</exception>");
    }

    private static void Parameters(CodeWriter w, CallPlan plan, bool isAsync)
    {
        foreach (var p in plan.Parameters)
            w.Line($"/// <param name=\"{p.Name}\">{ParameterWords.Of(p)}</param>");
        if (isAsync)
            w.Line("/// <param name=\"cancellationToken\">Ends the waiting.</param>");
    }

    private static string Declarations(CallPlan plan) => string.Join(", ", plan.Parameters.Select(p => p.Declaration));

    private static string AsyncDeclarations(CallPlan plan) =>
        string.Join(", ", plan.Parameters.Select(p => p.Declaration).Append("CancellationToken cancellationToken = default"));

    private static string TaskType(CallPlan plan) => plan.ReturnType == "void" ? "Task" : $"Task<{InterfaceType(plan)}>";

    private static string InterfaceType(CallPlan plan) => plan.ReturnedClass is null ? plan.ReturnType
        : new StringBuilder(plan.ReturnType).Replace(plan.ReturnedClass, "I" + plan.ReturnedClass).ToString();
}
