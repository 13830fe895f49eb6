using TelegramAdmin.Core.Health;
using TelegramAdmin.Core.Operations.Health;

namespace TelegramAdmin.Hosting.Doctor;

/// <summary>Looks at everything that a person can mend, from the configuration outwards.</summary>
internal sealed class RunDoctor(IEnumerable<IDoctorCheck> checks, SchemaCheck schema, HealthReport health)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public async Task<IReadOnlyList<DoctorFinding>> RunAsync(bool hasDatabase)
    {
        var standing = hasDatabase ? await schema.LookAsync() : DoctorFinding.Ok("database", "There is none yet; the first start makes it.");
        var hasTables = hasDatabase && standing is { State: HealthState.Ok, What: SchemaCheck.UpToDate };
        var found = await Task.WhenAll(checks.Where(c => hasTables || !c.NeedsTables).Where(c => hasDatabase || c is not DatabaseCheck).Select(LookAsync));
        var parts = hasDatabase ? await PartsAsync(hasTables) : [];
        return [.. found.SelectMany(f => f), standing, .. parts];
    }

    // Before a migration only what every version has can be asked. Stripe and bots are asked themselves.
    private async Task<IEnumerable<DoctorFinding>> PartsAsync(bool hasTables) =>
        (await health.CheckAsync()).Where(p => p.Name is not ("stripe" or "bots") && (p.IsVital || hasTables)).Select(Of);

    private static DoctorFinding Of(PartHealth part) => new(part.Name, part.State, part.Finding.Measure, null, part.Finding.Cure);

    private static async Task<IReadOnlyList<DoctorFinding>> LookAsync(IDoctorCheck check)
    {
        using var late = new CancellationTokenSource(Patience);
        try
        {
            return await check.LookAsync(late.Token);
        }
        catch (Exception e)
        {
            return [DoctorFinding.Bad(check.Name, $"It could not be looked at: {e.Message}", "What it stands for is not known.", "Mend that, then ask again.")];
        }
    }
}
