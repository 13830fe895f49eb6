using System.Globalization;
using TelegramAdmin.Core.Audiences;
using TelegramAdmin.Core.Campaigns.Writing.People;
using TelegramAdmin.Core.Storage;
using TelegramAdmin.Core.Storage.Reading;

namespace TelegramAdmin.Core.Campaigns.Writing.Checking;

/// <summary>What a message means for the people who get it: values that some lack, languages that many read, messages that they got already.</summary>
public sealed class CheckPeople(IDatabase database, AudienceReader audiences, AudienceQuery query, PreviewMessage preview, TimeProvider time)
{
    private const int Sample = 20;
    private const int LanguageSample = 200;
    private const int ManyMessages = 2;

    /// <summary>A language that so many of a hundred read deserves a version.</summary>
    private const int WorthAVersion = 10;

    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    internal async Task<IReadOnlyList<MessageFinding>> RunAsync(WorkspaceId workspace, CampaignMessage message, Audience audience, CancellationToken cancellation)
    {
        if (!(await audiences.SampleAsync(workspace, audience, LanguageSample, cancellation)).TryGet(out var sample, out var failure))
            return [new MessageFinding(FindingSeverity.Error, failure.Message, "audience")];
        return
        [
            .. await MissingAsync(workspace, message, audience, cancellation),
            .. await WrittenAsync(workspace, message, sample, cancellation),
            .. Languages(message, sample),
            .. await BusyAsync(workspace, audience, cancellation),
        ];
    }

    private async Task<List<MessageFinding>> MissingAsync(WorkspaceId workspace, CampaignMessage message, Audience audience, CancellationToken cancellation)
    {
        var findings = new List<MessageFinding>();
        var needed = message.Versions.SelectMany(v => PreparedVersion.Of(v.Language, v.Version).Value.Variables).Where(v => v.IsNeeded && !PersonVariables.Sure.Contains(v.Path)).Select(v => v.Path).Distinct();
        foreach (var path in needed)
        {
            if (Lacking(path) is not { } lacking)
                findings.Add(new MessageFinding(FindingSeverity.Warning, $"Not everybody has {path}, and who lacks it gets nothing. {Fallback(path)}", "text"));
            else if ((await audiences.CountAsync(workspace, audience.And(lacking), cancellation)).TryGet(out var count, out _) && count.People > 0)
                findings.Add(new MessageFinding(FindingSeverity.Warning, $"{Number(count.People)} {(count.People == 1 ? "person lacks" : "people lack")} {path} and would get nothing. {Fallback(path)}", "text"));
        }
        return findings;
    }

    // Who lacks a variable, where audiences know it too.
    private static Audience? Lacking(string path) => path.Split('.') switch
    {
        [PersonVariables.Attributes, var name] => new Audience { Kind = AudienceKind.Where, Field = AudienceField.Attribute, Is = Comparison.Missing, Name = name },
        [PersonVariables.Username] => Audience.Where(AudienceField.Username, Comparison.Is, "false"),
        [PersonVariables.PassUntil] => Audience.Where(AudienceField.Pass, Comparison.Is, "false"),
        _ => null,
    };

    private async Task<IEnumerable<MessageFinding>> WrittenAsync(WorkspaceId workspace, CampaignMessage message, IReadOnlyList<AudiencePerson> sample, CancellationToken cancellation)
    {
        foreach (var person in sample.Take(Sample))
        {
            var seen = await preview.RunAsync(workspace, message, person.TelegramUserId, cancellation: cancellation);
            if (seen.Failure is { Code: WritingErrors.TooLongCode } failure)
                return [new MessageFinding(FindingSeverity.Warning, $"For {person.Name}: {failure.Message}", "text")];
        }
        return [];
    }

    private static IEnumerable<MessageFinding> Languages(CampaignMessage message, IReadOnlyList<AudiencePerson> sample)
    {
        if (message.Languages is not { Count: > 0 } languages || sample.Count == 0)
            return [];
        return sample.Where(p => p.Language is not null && CampaignLanguages.Choose(languages.Keys, p.Language) == CampaignLanguages.Default).CountBy(p => p.Language!.Split('-', '_')[0].ToLowerInvariant())
            .Select(group => (Language: group.Key, Percent: 100 * group.Value / sample.Count)).Where(group => group.Percent >= WorthAVersion)
            .Select(group => new MessageFinding(FindingSeverity.Hint, $"About {group.Percent} % of the audience have Telegram in {NameOf(group.Language)} and get the version for everybody else.", "languages"));
    }

    private async Task<IEnumerable<MessageFinding>> BusyAsync(WorkspaceId workspace, Audience audience, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        if (!(await query.WriteAsync(audience, workspace, now, cancellation)).TryGet(out var written, out _))
            return [];
        var sql = $"""
            SELECT COUNT(*) FROM people p WHERE {written.Where}
            AND (SELECT COUNT(*) FROM recipients r WHERE r.workspace_id = p.workspace_id AND r.telegram_user_id = p.telegram_user_id AND r.sent_at >= @since) >= {ManyMessages}
            """;
        await using var db = database.Read(workspace);
        var people = (await db.QueryAsync(sql, command =>
        {
            written.Bind(command);
            command.Bind(database.Provider, "@since", now - Week);
        }, row => row.GetInt64(0), cancellation))[0];
        return people == 0 ? [] : [new MessageFinding(FindingSeverity.Hint, $"{Number(people)} {(people == 1 ? "person" : "people")} of the audience got {ManyMessages} or more broadcasts within the last week.", "audience")];
    }

    private static string Fallback(string path) => $"Give it a fallback: {{{{ {path} | default: \"…\" }}}}.";

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string NameOf(string language)
    {
        try
        {
            return CultureInfo.GetCultureInfo(language, predefinedOnly: true).EnglishName;
        }
        catch (CultureNotFoundException)
        {
            return language;
        }
    }
}
