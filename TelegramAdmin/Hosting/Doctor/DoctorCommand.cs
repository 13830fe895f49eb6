using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using TelegramAdmin.Core.Health;

namespace TelegramAdmin.Hosting.Doctor;

/// <summary>The verb: prints what was found, as text or JSON, and ends with 1 where something does not work.</summary>
internal static class DoctorCommand
{
    private static readonly JsonSerializerOptions Form = new()
    {
        WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    public static Command Make()
    {
        var json = new Option<bool>("--json") { Description = "As JSON: a list of name, state (ok, off, warn, bad), what, why and cure." };
        var doctor = new Command("doctor", "Checks configuration, rights, database, addresses, Telegram, Stripe and the rest, and says what to do; ends with 1 where something does not work.") { TreatUnmatchedTokensAsErrors = false };
        doctor.Add(json);
        doctor.SetAction(async (parsed, _) => Tell(await LookAsync(CommandLine.SettingsOf(parsed)), parsed.GetValue(json)));
        return doctor;
    }

    private static async Task<IReadOnlyList<DoctorFinding>> LookAsync(string[] settings)
    {
        try
        {
            await using var verbs = Verbs.Open(settings);
            return await verbs.DoctorAsync();
        }
        catch (SettingsException e)
        {
            return [.. e.Problems.Select(p => DoctorFinding.Bad("configuration", p, "The program does not start with it.", "Mend it; the rest is looked at once it is right."))];
        }
    }

    private static int Tell(IReadOnlyList<DoctorFinding> findings, bool isJson)
    {
        Console.WriteLine(isJson ? JsonSerializer.Serialize(findings, Form) : string.Join(Environment.NewLine, findings.SelectMany(Lines)));
        return findings.Any(f => f.State == HealthState.Bad) ? 1 : 0;
    }

    private static IEnumerable<string> Lines(DoctorFinding finding)
    {
        yield return $"{Mark(finding.State)}  {finding.Name,-15} {finding.What}";
        if (finding.Why is { } why)
            yield return $"{"",22}Why: {why}";
        if (finding.Cure is { } cure)
            yield return $"{"",22}Do:  {cure}";
    }

    private static string Mark(HealthState state) => state switch
    {
        HealthState.Bad => "FAIL",
        HealthState.Warn => "warn",
        HealthState.Off => "off ",
        _ => "ok  ",
    };
}
