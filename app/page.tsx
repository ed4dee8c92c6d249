import { HomeView } from "./_home/home-view.client";

export default function HomePage() {
  return <HomeView />;
}
