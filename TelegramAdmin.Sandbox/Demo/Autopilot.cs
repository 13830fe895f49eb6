using TelegramAdmin.Sandbox.Control.Acting;
using TelegramAdmin.Sandbox.State;

namespace TelegramAdmin.Sandbox.Demo;

/// <summary>Lets the demo's people write by themselves: now and then, and when they are answered. Falls silent when nobody cares.</summary>
internal sealed class Autopilot(World world, SandboxWorld control, DemoShopper shopper) : IAsyncDisposable
{
    private const int LinesWithoutInterest = 40;
    private const int RepliesInARow = 2;
    private const int LinesPerPackage = 8;

    private readonly CancellationTokenSource _stopping = new();
    private readonly Dictionary<long, int> _next = [];
    private readonly Dictionary<long, int> _repliesInARow = [];
    private readonly HashSet<int> _seen = [];
    private Task _loop = Task.CompletedTask;
    private int _left = LinesWithoutInterest;

    public bool IsOn { get; set; } = world.Options.Demo;

    public void Start(bool withOpening) => _loop = Task.Run(() => RunAsync(withOpening));

    /// <summary>Somebody looks: there is a reason to go on talking.</summary>
    public void SomebodyActed()
    {
        _left = LinesWithoutInterest;
        lock (_repliesInARow) _repliesInARow.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _loop;
        _stopping.Dispose();
    }

    private async Task RunAsync(bool withOpening)
    {
        if (withOpening)
        {
            foreach (var act in Opening.Acts(control))
            {
                if (!await PauseAsync(1, 4)) return;
                if (IsOn) act();
                PayOpen();
            }
        }

        while (await PauseAsync(20, 60))
        {
            RunOnce();
            if (!await PauseAsync(2, 4)) return;
            PayOpen();
        }
    }

    /// <summary>One line of one person.</summary>
    private void RunOnce()
    {
        if (!IsOn || _left-- <= 0 || control.Bots.Count == 0) return;
        var cast = Cast();
        if (cast.Count == 0) return;
        var (person, part) = cast[Random.Shared.Next(cast.Count)];
        var bot = control.Bots[0];
        if (TryReply(person, part, bot)) return;
        var number = _next[person.Id] = _next.GetValueOrDefault(person.Id) + 1;
        person.SendText(bot, number % LinesPerPackage == 0 ? "/buy25" : part.Lines[number % part.Lines.Count]);
    }

    private void PayOpen()
    {
        if (!IsOn || control.Bots.Count == 0) return;
        foreach (var (person, _) in Cast()) shopper.PayOpen(person, control.Bots[0]);
    }

    /// <summary>An answer that nobody has reacted to yet is worth a word, but not without end.</summary>
    private bool TryReply(SandboxPerson person, DemoPart part, SandboxBot bot)
    {
        lock (_repliesInARow)
        {
            var last = person.History(bot).LastOrDefault(message => !message.IsDeleted);
            var inARow = _repliesInARow.GetValueOrDefault(person.Id);
            if (last is not { FromBot: true, Text.Length: > 0 } || inARow >= RepliesInARow || !_seen.Add(HashCode.Combine(person.Id, last.Id)))
            {
                _repliesInARow[person.Id] = 0;
                return false;
            }

            _repliesInARow[person.Id] = inARow + 1;
            person.SendText(bot, part.Replies[Random.Shared.Next(part.Replies.Count)]);
            return true;
        }
    }

    /// <summary>Those of the script who are still there and have not blocked the bot.</summary>
    private List<(SandboxPerson Person, DemoPart Part)> Cast()
    {
        lock (world.Gate)
        {
            var bot = world.Bots.Values.First();
            return [.. DemoScript.Parts
                .Select(part => (Person: world.People.Values.FirstOrDefault(person => person.Username == part.Username), Part: part))
                .Where(pair => pair.Person is not null && !world.ChatOf(bot, pair.Person).IsBlocked)
                .Select(pair => (new SandboxPerson(world, pair.Person!), pair.Part))];
        }
    }

    private async Task<bool> PauseAsync(int least, int most)
    {
        var pause = TimeSpan.FromSeconds(least + Random.Shared.NextDouble() * (most - least));
        await Task.Delay(pause, world.Time, _stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return !_stopping.IsCancellationRequested;
    }
}
