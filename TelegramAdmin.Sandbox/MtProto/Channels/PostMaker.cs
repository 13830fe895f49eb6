namespace TelegramAdmin.Sandbox.MtProto.Channels;

/// <summary>Makes a post out of its seed, as it is at one moment.</summary>
internal sealed class PostMaker(ChannelWorld world)
{
    private const long Hour = 3_600;

    private static readonly IReadOnlyList<ScriptedKind> Kinds =
    [
        ScriptedKind.Text, ScriptedKind.Text, ScriptedKind.Text, ScriptedKind.Text, ScriptedKind.Text, ScriptedKind.Text, ScriptedKind.Text, ScriptedKind.Text,
        ScriptedKind.Photo, ScriptedKind.Photo, ScriptedKind.Photo, ScriptedKind.Photo, ScriptedKind.Photo,
        ScriptedKind.Video, ScriptedKind.Video, ScriptedKind.Poll, ScriptedKind.Document, ScriptedKind.Voice, ScriptedKind.Animation,
    ];

    /// <returns>Null when it was deleted by then.</returns>
    public ScriptedPost? Make(ScriptedChannel channel, PostSeed seed, long now)
    {
        var acts = channel.Acts.GetValueOrDefault(seed.Id);
        if (acts?.DeletedAt is not null || DeletedAt(channel.Plan, seed) <= now)
            return null;
        var post = acts?.Written is { } written ? Written(channel, seed, written, now) : Grown(channel, seed, now);
        if (acts is null)
            return post;
        return post with { Text = acts.EditedText ?? post.Text, EditedAt = acts.EditedAt ?? post.EditedAt, Counters = acts.Counters ?? post.Counters };
    }

    public static int PartsOf(ChannelPlan plan, int number)
    {
        var dice = new Dice(plan.Seed, number);
        return plan.IsRestless && KindOf(plan, number) == ScriptedKind.Photo && dice.Chance(51, 0.22) ? 2 + dice.Below(52, 3) : 1;
    }

    /// <summary>When it is edited by itself; beyond all time for most.</summary>
    public static long EditedAt(ChannelPlan plan, PostSeed seed) =>
        Fate(plan, seed, 61, 0.04) ? seed.At + 600 + new Dice(plan.Seed, seed.Number).Below(62, (int)(3 * Hour)) : long.MaxValue;

    /// <summary>When it is deleted by itself; beyond all time for most.</summary>
    public static long DeletedAt(ChannelPlan plan, PostSeed seed) =>
        Fate(plan, seed, 63, 0.015) ? seed.At + Hour + new Dice(plan.Seed, seed.Number).Below(64, (int)(60 * Hour)) : long.MaxValue;

    private static bool Fate(ChannelPlan plan, PostSeed seed, int purpose, double share) =>
        plan.IsRestless && seed is { Number: >= 0, Parts: 1 } && new Dice(plan.Seed, seed.Number).Chance(purpose, share);

    private static ScriptedKind KindOf(ChannelPlan plan, int number) => new Dice(plan.Seed, number).Pick(50, Kinds);

    private static ScriptedPost Written(ScriptedChannel channel, PostSeed seed, WrittenPost written, long now) => new()
    {
        Seed = seed,
        Kind = written.Kind,
        Text = written.Text,
        Forward = written.ForwardedFrom is { } from ? new ForwardOrigin(from, written.ForwardedPost ?? 1, written.At) : null,
        Button = written.ButtonUrl is { } url ? new PostButton("Open", url) : null,
        Counters = Audience.CountersOf(channel, seed, now),
    };

    private ScriptedPost Grown(ScriptedChannel channel, PostSeed seed, long now)
    {
        var plan = channel.Plan;
        var dice = new Dice(plan.Seed, seed.Number);
        var source = Source(plan, seed, dice);
        var text = source is { } found ? TextOf(found.Channel.Plan, found.Seed) : TextOf(plan, seed);
        var edited = EditedAt(plan, seed) is var at && at <= now ? at : (long?)null;
        return new ScriptedPost
        {
            Seed = seed,
            Kind = source is { } one ? KindOf(one.Channel.Plan, one.Seed.Number) : KindOf(plan, seed.Number),
            Text = seed.Part > 0 ? "" : edited is null ? text : $"{text}\n\n{PostTexts.Correction(Language(plan, seed))}",
            Author = dice.Chance(55, 0.1) ? "Nora Hale" : null,
            AlbumId = seed.Parts > 1 ? (plan.Id << 22) + seed.Number : 0,
            Forward = source is { } origin ? new ForwardOrigin(origin.Channel.Id, origin.Seed.Id, origin.Seed.At) : null,
            Button = plan.Bot is { } bot && dice.Chance(56, 0.06) ? new PostButton(PostTexts.Invitation(Language(plan, seed)), StartLink(bot, seed)) : null,
            EditedAt = edited,
            Counters = Audience.CountersOf(channel, seed, now),
        };
    }

    // Something that a neighbour posted shortly before, and did not forward itself.
    private (ScriptedChannel Channel, PostSeed Seed)? Source(ChannelPlan plan, PostSeed seed, Dice dice)
    {
        if (plan.Neighbours.Count == 0 || seed.Parts > 1 || !dice.Chance(57, 0.06) || world.ByName(dice.Pick(58, plan.Neighbours)) is not { } neighbour)
            return null;
        for (var place = neighbour.Posts.Count - 1; place >= 0; place--)
        {
            var candidate = neighbour.Posts[place];
            if (candidate.At < seed.At && candidate is { Parts: 1, Number: >= 0 } && !new Dice(neighbour.Plan.Seed, candidate.Number).Chance(57, 0.06))
                return (neighbour, candidate);
        }

        return null;
    }

    private static string Language(ChannelPlan plan, PostSeed seed) => new Dice(plan.Seed, seed.Number).Pick(70, plan.Languages);

    private static string TextOf(ChannelPlan plan, PostSeed seed)
    {
        var dice = new Dice(plan.Seed, seed.Number);
        var language = Language(plan, seed);
        var text = PostTexts.Compose(language, dice);
        if (plan.Bot is { } bot && dice.Chance(71, 0.08))
            text += $"\n\n{PostTexts.Invitation(language)}: {StartLink(bot, seed)}";
        else if (plan.Neighbours.Count > 0 && dice.Chance(72, 0.07))
            text += dice.Chance(73, 0.5) ? $"\n\n{PostTexts.See(language)} @{dice.Pick(74, plan.Neighbours)}" : $"\n\nhttps://t.me/{dice.Pick(74, plan.Neighbours)}/{1 + dice.Below(75, 200)}";
        return text;
    }

    private static string StartLink(string bot, PostSeed seed) => $"https://t.me/{bot}?start=post_{seed.Id}";
}
