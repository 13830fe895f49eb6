using Microsoft.EntityFrameworkCore;
using TelegramAdmin.Core.AutoReplies.Matching;
using TelegramAdmin.Core.AutoReplies.Rules;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.QuickReplies;
using TelegramAdmin.Core.Storage;

namespace TelegramAdmin.Core.Ai.Asking;

/// <summary>
/// Finds what an answer may rest on: questions and answers, the team's quick replies, and what operators told this person before. Only what shares
/// words with the question is taken, rare words weighing more, up to a dozen of them.
/// </summary>
internal sealed class GatherSources(IDatabase database)
{
    public const int Most = 12;
    public const int MostCharacters = 6000;

    private const int LongestOne = 1500;
    private const int LongestTitle = 120;
    private const int MostRead = 2000;
    private const int MostEarlier = 50;

    // Forms of a word mostly differ at its end.
    private const int Stem = 5;
    private const int ShortestWord = 3;

    public async Task<IReadOnlyList<Material>> RunAsync(Question question)
    {
        await using var db = database.Read(question.Conversation.WorkspaceId);
        IReadOnlyList<Candidate> candidates = [.. await ReadFaqAsync(db, question), .. await ReadRepliesAsync(db), .. await ReadEarlierAsync(db, question)];
        return Cut(Rank(WordsOf(question.Text), candidates));
    }

    private static async Task<IEnumerable<Candidate>> ReadFaqAsync(AppDbContext db, Question question)
    {
        var bot = question.Conversation.BotId;
        var entries = await db.FaqEntries.Where(e => e.IsOn && (e.BotId == null || e.BotId == bot)).OrderBy(e => e.Position).ThenBy(e => e.Id).Take(MostRead).ToListAsync();
        return entries.Select(e => Make("faq", e.Id, e.Question, TelegramHtml.Read(e.Answer).Text, $"{e.Question} {e.Keywords}"));
    }

    private static async Task<IEnumerable<Candidate>> ReadRepliesAsync(AppDbContext db)
    {
        var replies = await db.QuickReplies.Where(r => r.AdminId == null).OrderByDescending(r => r.Uses).ThenBy(r => r.Id).Take(MostRead).ToListAsync();
        return replies.Select(r => Make("reply", r.Id, r.Title, string.Join("\n\n", ReplyStep.Read(r.Steps).Select(s => s.Text).Where(t => t.Length > 0)), $"{r.Title} {r.Shortcut}")).Where(c => c.Material.Text.Length > 0);
    }

    private static async Task<IEnumerable<Candidate>> ReadEarlierAsync(AppDbContext db, Question question)
    {
        var (conversation, before) = (question.Conversation.Id, question.MessageId);
        var answers = await db.ConversationMessages
            .Where(m => m.ConversationId == conversation && m.Id < before && m.Author == MessageAuthor.Operator && m.Kind == MessageKind.Text && m.DeletedAt == null)
            .OrderByDescending(m => m.Id).Take(MostEarlier).Select(m => new { m.Id, m.Text }).ToListAsync();
        return answers.Select(m => Make("message", m.Id, "An earlier answer", m.Text, ""));
    }

    private static Candidate Make(string kind, long id, string title, string text, string words) =>
        new(new Material(new AiSource(kind, id, ShortText.Cut(title, LongestTitle)), ShortText.Cut(text, LongestOne)), WordsOf($"{words} {text}"));

    private static IEnumerable<Material> Rank(HashSet<string> asked, IReadOnlyList<Candidate> candidates)
    {
        var known = asked.ToDictionary(word => word, word => candidates.Count(c => c.Words.Contains(word)));
        return candidates
            .Select(c => (c.Material, Score: asked.Where(c.Words.Contains).Sum(word => Math.Log(1 + ((double)candidates.Count / known[word])))))
            .Where(c => c.Score > 0).OrderByDescending(c => c.Score).Select(c => c.Material);
    }

    private static List<Material> Cut(IEnumerable<Material> ranked)
    {
        var (taken, room) = (new List<Material>(), MostCharacters);
        foreach (var material in ranked.Take(Most))
        {
            room -= material.Text.Length + material.Source.Title.Length;
            if (room < 0)
                break;
            taken.Add(material);
        }
        return taken;
    }

    private static HashSet<string> WordsOf(string text) =>
        [.. MessageWords.TokensOf(text).Where(word => word.Length >= ShortestWord).Select(word => word.Length > Stem ? ShortText.Cut(word, Stem) : word)];

    private sealed record Candidate(Material Material, HashSet<string> Words);
}
