using System.Reflection;
using KvmNfv.Libvirt.Generator.Api;
using KvmNfv.Libvirt.Generator.Emit;

namespace KvmNfv.Libvirt.Tests.Bindings;

/// <summary>Holds enums and string constants against libvirt's description, in both directions.</summary>
public sealed class ConstantCoverageTests
{
    /// <summary>Macros that are not names of parameters, with the reason why no constant stands for them.</summary>
    private static readonly Dictionary<string, string> s_ignoredMacros = new()
    {
        ["LIBVIR_CHECK_VERSION"] = "compile-time check; LibvirtLibrary.Supports asks at run time",
        ["LIBVIR_VERSION_NUMBER"] = "compile-time version; LibvirtLibrary.Version is the one that runs",
        ["VIR_COPY_CPUMAP"] = "C arithmetic on CPU maps; CpuMap does it",
        ["VIR_CPU_MAPLEN"] = "C arithmetic on CPU maps; CpuMap does it",
        ["VIR_CPU_USABLE"] = "C arithmetic on CPU maps; CpuMap does it",
        ["VIR_CPU_USED"] = "C arithmetic on CPU maps; CpuMap does it",
        ["VIR_GET_CPUMAP"] = "C arithmetic on CPU maps; CpuMap does it",
        ["VIR_UNUSE_CPU"] = "C arithmetic on CPU maps; CpuMap does it",
        ["VIR_USE_CPU"] = "C arithmetic on CPU maps; CpuMap does it",
        ["VIR_NODEINFO_MAXCPUS"] = "C arithmetic; NodeInfo has the numbers, GetCpuMap the CPUs",
        ["VIR_DOMAIN_BLKIO_FIELD_LENGTH"] = "old name of VIR_TYPED_PARAM_FIELD_LENGTH",
        ["VIR_DOMAIN_BLOCK_STATS_FIELD_LENGTH"] = "old name of VIR_TYPED_PARAM_FIELD_LENGTH",
        ["VIR_DOMAIN_MEMORY_FIELD_LENGTH"] = "old name of VIR_TYPED_PARAM_FIELD_LENGTH",
        ["VIR_DOMAIN_SCHED_FIELD_LENGTH"] = "old name of VIR_TYPED_PARAM_FIELD_LENGTH",
        ["VIR_TYPED_PARAM_FIELD_LENGTH"] = "a buffer's size; TypedParameterList.MaxNameLength is what a program needs",
        ["VIR_NODE_CPU_STATS_FIELD_LENGTH"] = "a buffer's size",
        ["VIR_NODE_MEMORY_STATS_FIELD_LENGTH"] = "a buffer's size",
        ["VIR_SECURITY_DOI_BUFLEN"] = "a buffer's size",
        ["VIR_SECURITY_LABEL_BUFLEN"] = "a buffer's size",
        ["VIR_SECURITY_MODEL_BUFLEN"] = "a buffer's size",
        ["VIR_UUID_BUFLEN"] = "a buffer's size; a UUID is a Guid",
        ["VIR_UUID_STRING_BUFLEN"] = "a buffer's size; a UUID is a Guid",
        ["VIR_DOMAIN_EVENT_CALLBACK"] = "C cast of callbacks",
        ["VIR_NETWORK_EVENT_CALLBACK"] = "C cast of callbacks",
        ["VIR_NODE_DEVICE_EVENT_CALLBACK"] = "C cast of callbacks",
        ["VIR_SECRET_EVENT_CALLBACK"] = "C cast of callbacks",
        ["VIR_STORAGE_POOL_EVENT_CALLBACK"] = "C cast of callbacks",
        ["VIR_KEYCODE_SET_RFB"] = "old name of VIR_KEYCODE_SET_QNUM",
        ["_virBlkioParameter"] = "old name of virTypedParameter",
        ["_virMemoryParameter"] = "old name of virTypedParameter",
        ["_virSchedParameter"] = "old name of virTypedParameter",
        ["VIR_DOMAIN_SEND_KEY_MAX_KEYS"] = "Domain.MaxKeys, held by a test of its own",
        ["VIR_DOMAIN_MEMORY_PARAM_UNLIMITED"] = "Domain.UnlimitedMemory, held by a test of its own",
    };

    [TestCaseSource(typeof(ApiFolders), nameof(ApiFolders.All))]
    public void Every_enum_value_has_its_number(string version)
    {
        var api = ApiDescription.Load(ApiFolders.Of(version));
        var problems = EnumEmitter.Enums(api).SelectMany(e => Problems(api, e));
        Assert.That(problems, Is.Empty);
    }

    [Test]
    public void Every_public_enum_value_is_libvirts()
    {
        var api = ApiDescription.Load(ApiFolders.Of("v12.8.0"));
        var known = EnumEmitter.Enums(api).ToDictionary(e => Naming.Type(e.Key), e => e.Count());
        var generated = typeof(LibvirtConnection).Assembly.GetExportedTypes().Where(t => t.IsEnum && known.ContainsKey(t.Name)).ToList();
        Assert.That(generated, Has.Count.EqualTo(known.Count));
        Assert.That(generated.Where(t => t.GetFields(BindingFlags.Static | BindingFlags.Public).Count(f => !(f.Name == "None" && IsOurs(api, t))) != known[t.Name])
            .Select(t => t.Name), Is.Empty);
    }

    [TestCaseSource(typeof(ApiFolders), nameof(ApiFolders.All))]
    public void Every_string_macro_is_a_constant_and_every_other_one_ignored_with_a_reason(string version)
    {
        var api = ApiDescription.Load(ApiFolders.Of(version));
        var missing = api.Macros.Where(m => m.Text is not null ? Constant(m) != m.Text : !s_ignoredMacros.ContainsKey(m.Name)).Select(m => m.Name);
        Assert.That(missing, Is.Empty);
    }

    [Test]
    public void Every_string_constant_is_a_macro()
    {
        var macros = ApiDescription.Load(ApiFolders.Of("v12.8.0")).Macros.Where(m => m.Text is not null).ToList();
        var groups = macros.Select(m => KeyEmitter.Group(m.Name)).Distinct().Select(g => typeof(LibvirtConnection).Assembly.GetType($"KvmNfv.Libvirt.{g}")!);
        Assert.That(groups.Sum(g => g.GetFields().Length), Is.EqualTo(macros.Count));
    }

    [Test]
    public void Numbers_that_are_macros_in_C_are_the_same_here() => Assert.Multiple(() =>
    {
        Assert.That(Domain.MaxKeys, Is.EqualTo(16));
        Assert.That(Domain.UnlimitedMemory, Is.EqualTo(long.MaxValue >> 10));
    });

    private static IEnumerable<string> Problems(ApiDescription api, IGrouping<string, ApiEnumValue> e)
    {
        if (typeof(LibvirtConnection).Assembly.GetType($"KvmNfv.Libvirt.{Naming.Type(e.Key)}") is not { IsPublic: true } type)
            return [$"{e.Key} has no public enum"];
        // The newest description decides the names; an older one only has to find its numbers.
        var numbers = Enum.GetValuesAsUnderlyingType(type).Cast<object>().Select(v => Convert.ToInt64(v, null)).ToHashSet();
        return e.Where(v => !numbers.Contains(Resolve(api, v.Value))).Select(v => v.Name);
    }

    private static long Resolve(ApiDescription api, string value) => long.TryParse(value, out var number)
        ? number : Resolve(api, api.EnumValues.First(v => v.Name == value).Value);

    private static bool IsOurs(ApiDescription api, Type type) => type.GetCustomAttribute<FlagsAttribute>() is not null
        && EnumEmitter.Enums(api).First(e => Naming.Type(e.Key) == type.Name).All(v => Resolve(api, v.Value) != 0);

    private static string? Constant(ApiMacro macro) => typeof(LibvirtConnection).Assembly.GetType($"KvmNfv.Libvirt.{KeyEmitter.Group(macro.Name)}")
        ?.GetField(KeyEmitter.Member(macro.Name))?.GetRawConstantValue() as string;
}
