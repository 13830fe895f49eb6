using System.Globalization;
using TelegramAdmin.Core.Conversations;
using TelegramAdmin.Core.QuickReplies;
using TelegramAdmin.Core.QuickReplies.Editing;

namespace TelegramAdmin.Features.QuickReplies.Editing;

/// <summary>A quick reply as the form holds it.</summary>
public sealed class ReplyInput
{
    public string Shortcut { get; set; } = "";

    public string Title { get; set; } = "";

    /// <summary>The category's number; empty for none.</summary>
    public string Category { get; set; } = "";

    public bool IsTeams { get; set; }

    public List<StepInput> Steps { get; } = [];

    public IReadOnlyList<ReplyStep> ReplySteps => [.. Steps.Select(s => s.ToStep())];

    public static ReplyInput New(bool isTeams, long? category)
    {
        var input = new ReplyInput { IsTeams = isTeams, Category = Plain(category) };
        input.Steps.Add(new StepInput());
        return input;
    }

    public static ReplyInput Of(QuickReply reply)
    {
        var input = new ReplyInput { Shortcut = reply.Shortcut, Title = reply.Title, Category = Plain(reply.CategoryId), IsTeams = reply.AdminId is null };
        input.Steps.AddRange(ReplyStep.Read(reply.Steps).Select(StepInput.Of));
        return input;
    }

    public QuickReplyDraft ToDraft(long adminId) => new(Shortcut, Title, IsTeams ? null : adminId,
        long.TryParse(Category, NumberStyles.None, CultureInfo.InvariantCulture, out var category) ? category : null, ReplySteps);

    private static string Plain(long? number) => number is > 0 and var some ? some.ToString(CultureInfo.InvariantCulture) : "";
}

/// <summary>One message of it.</summary>
public sealed class StepInput
{
    public string Text { get; set; } = "";

    public KeptFile? File { get; set; }

    public List<ButtonInput> Buttons { get; } = [];

    public static StepInput Of(ReplyStep step)
    {
        var input = new StepInput { Text = step.Text, File = step.File };
        input.Buttons.AddRange((step.Buttons ?? []).SelectMany(row => row.Select((button, place) => new ButtonInput { Text = button.Text, Url = button.Url ?? "", IsBeside = place > 0 })));
        return input;
    }

    public ReplyStep ToStep() => new() { Text = Text.ReplaceLineEndings("\n"), File = File, Buttons = Rows() };

    private List<List<OperatorButton>>? Rows()
    {
        var rows = new List<List<OperatorButton>>();
        foreach (var button in Buttons)
        {
            if (!button.IsBeside || rows.Count == 0)
                rows.Add([]);
            rows[^1].Add(new OperatorButton(button.Text, string.IsNullOrWhiteSpace(button.Url) ? null : button.Url));
        }
        return rows.Count == 0 ? null : rows;
    }
}

public sealed class ButtonInput
{
    public string Text { get; set; } = "";

    /// <summary>Empty for a button that tells the team that it was pressed.</summary>
    public string Url { get; set; } = "";

    /// <summary>In one row with the button before.</summary>
    public bool IsBeside { get; set; }
}
