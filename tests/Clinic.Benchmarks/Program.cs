using System.Globalization;
using Clinic.Benchmarks;

// Long runs against the built portal, each with figures. The first two words name it:
//   dotnet run --project tests/Clinic.Benchmarks -- crash reminders --due 10000 --cycles 200
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
return await Commands.RunAsync(args);
